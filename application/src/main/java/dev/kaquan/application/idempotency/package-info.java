/** Requests that may be repeated with the same answer. */
package dev.kaquan.application.idempotency;
