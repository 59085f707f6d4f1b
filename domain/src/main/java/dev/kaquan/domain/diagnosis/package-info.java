/** Explains wrong signatures by trying each known mistake. */
package dev.kaquan.domain.diagnosis;
