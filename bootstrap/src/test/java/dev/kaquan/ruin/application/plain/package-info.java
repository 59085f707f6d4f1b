/** What the ruin of the application lends to others. */
package dev.kaquan.ruin.application.plain;
