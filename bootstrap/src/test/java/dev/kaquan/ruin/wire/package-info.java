/** Messages that are not closed, beside some that are. */
package dev.kaquan.ruin.wire;
