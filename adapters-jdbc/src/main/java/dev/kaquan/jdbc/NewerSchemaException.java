package dev.kaquan.jdbc;

/** A newer version of Kaquan changed the tables; this one would misread them. */
final class NewerSchemaException extends RuntimeException {}
