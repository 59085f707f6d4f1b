/** Kaquan over HTTP. */
package dev.kaquan.http;
