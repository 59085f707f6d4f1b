/** What the ruin of the domain lends to others. */
package dev.kaquan.ruin.domain.plain;
