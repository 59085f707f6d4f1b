/** Codes that people hold. */
package dev.kaquan.sandbox.code;
