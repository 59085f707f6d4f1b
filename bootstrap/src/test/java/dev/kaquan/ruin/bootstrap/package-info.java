/** A start that does the work of the parts. */
package dev.kaquan.ruin.bootstrap;
