/** Codes in people's hands. */
package dev.kaquan.sandbox.code;
