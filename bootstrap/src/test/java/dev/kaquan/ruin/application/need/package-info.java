/** Needs that stand in no constructor. */
package dev.kaquan.ruin.application.need;
