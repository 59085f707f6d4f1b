/** JSON that knows who serves it. */
package dev.kaquan.ruin.api;
