package dev.kaquan.jdbc;

/** A newer version of Kaquan has migrated the database; this version would misread it. */
public final class NewerSchemaException extends RuntimeException {}
