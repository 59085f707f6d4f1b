/** Differences between what is stored and what the platform says. */
package dev.kaquan.domain.reconciliation;
