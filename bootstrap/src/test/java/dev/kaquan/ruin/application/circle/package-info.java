/** The way there. */
package dev.kaquan.ruin.application.circle;
