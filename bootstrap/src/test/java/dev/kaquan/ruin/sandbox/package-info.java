/** A platform that knows who plays with it. */
package dev.kaquan.ruin.sandbox;
