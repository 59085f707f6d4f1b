/** Values that look at the clock or roll dice. */
package dev.kaquan.ruin.domain.chance;
