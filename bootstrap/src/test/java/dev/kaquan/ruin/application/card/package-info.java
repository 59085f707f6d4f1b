/** Use cases that reach too far or show too much. */
package dev.kaquan.ruin.application.card;
