/** The custom codes that a merchant has: how far each has come, and how many there are. */
package dev.kaquan.domain.code;
