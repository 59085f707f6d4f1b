/** Member cards: how they are activated, and what the open-card component takes and returns. */
package dev.kaquan.domain.member;
