/** Claims: what is requested, signed, issued and reported. */
package dev.kaquan.domain.claim;
