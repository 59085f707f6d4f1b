/** Failures without a name. */
package dev.kaquan.ruin.application.failure;
