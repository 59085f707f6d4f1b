/** Routes that do the work of other parts. */
package dev.kaquan.ruin.http;
