package dev.kaquan.jdbc;

import java.nio.file.Path;

/** The folder in which Kaquan keeps what it keeps. */
public record DataFolder(Path path) {}
