/** What Kaquan keeps, in a database. */
package dev.kaquan.jdbc;
