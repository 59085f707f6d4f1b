/** Tables that ask the platform. */
package dev.kaquan.ruin.jdbc;
