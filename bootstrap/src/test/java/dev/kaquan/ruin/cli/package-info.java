/** Commands that do the work of other parts. */
package dev.kaquan.ruin.cli;
