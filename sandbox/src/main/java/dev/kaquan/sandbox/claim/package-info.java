/** The phone that is played: what a person does with cards. */
package dev.kaquan.sandbox.claim;
