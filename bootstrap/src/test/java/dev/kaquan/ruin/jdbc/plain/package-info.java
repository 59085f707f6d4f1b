/** What the ruin of the storage lends to others. */
package dev.kaquan.ruin.jdbc.plain;
