/** Names that fit everything. */
package dev.kaquan.ruin.http.name;
