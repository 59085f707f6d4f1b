/** The official account that is played: its tokens and tickets, its clock and its words. */
package dev.kaquan.sandbox.account;
