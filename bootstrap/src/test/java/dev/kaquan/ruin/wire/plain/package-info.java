/** What the ruin of the wire lends to others. */
package dev.kaquan.ruin.wire.plain;
