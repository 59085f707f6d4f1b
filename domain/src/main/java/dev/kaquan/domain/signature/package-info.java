/** The card signature. */
package dev.kaquan.domain.signature;
