/** Ports that are none, or that say that they are. */
package dev.kaquan.ruin.application.port;
