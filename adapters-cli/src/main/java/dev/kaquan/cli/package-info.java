/** The command line. */
package dev.kaquan.cli;
