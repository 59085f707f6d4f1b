/** What the ruin of the HTTP adapter lends to others. */
package dev.kaquan.ruin.http.plain;
