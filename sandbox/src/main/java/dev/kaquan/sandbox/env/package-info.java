/** State, time, randomness and the account that the sandbox plays. */
package dev.kaquan.sandbox.env;
