/** Member cards: their forms, the open-card component, and memberships. */
package dev.kaquan.sandbox.member;
