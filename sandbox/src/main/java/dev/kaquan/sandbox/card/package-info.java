/** Card templates. */
package dev.kaquan.sandbox.card;
