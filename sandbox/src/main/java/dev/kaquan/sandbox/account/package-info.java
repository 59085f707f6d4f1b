/** Access tokens and tickets. */
package dev.kaquan.sandbox.account;
