/** Kaquan on the command line. */
package dev.kaquan.cli;
