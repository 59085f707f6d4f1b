/** Member cards: forms, memberships and the URL of the open-card component. */
package dev.kaquan.sandbox.member;
