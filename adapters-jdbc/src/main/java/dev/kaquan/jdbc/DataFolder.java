package dev.kaquan.jdbc;

import java.nio.file.Path;

/**
 * The folder in which Kaquan keeps its database.
 *
 * @param path it need not exist yet
 */
public record DataFolder(Path path) {}
