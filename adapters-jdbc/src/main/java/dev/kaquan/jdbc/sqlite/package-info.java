/** SQLite, the embedded default. */
package dev.kaquan.jdbc.sqlite;
