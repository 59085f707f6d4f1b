/** Violations of rules. */
package dev.kaquan.domain;
