/** The way back. */
package dev.kaquan.ruin.application.circle.back;
