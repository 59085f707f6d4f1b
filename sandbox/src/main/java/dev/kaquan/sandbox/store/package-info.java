/** The state of the sandbox: tables in memory and the file behind them. */
package dev.kaquan.sandbox.store;
