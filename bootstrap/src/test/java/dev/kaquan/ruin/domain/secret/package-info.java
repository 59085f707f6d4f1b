/** Secrets, most of which print. */
package dev.kaquan.ruin.domain.secret;
