package dev.kaquan.application.port;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The files of imports that are not ended. */
public interface ImportFiles {
  /**
   * Stores the content of a file. It is durable when this returns.
   *
   * @throws StorageException if it cannot be stored
   */
  StoredFile store(String importId, Bytes content);

  /**
   * Opens a file: text, or CSV whose header names a column {@code code}; either may be compressed by gzip.
   *
   * @throws dev.kaquan.domain.InvalidValueException if it is missing
   * @throws StorageException if it cannot be read
   */
  Lines open(String importId);

  /** Deletes a file, if it exists. */
  void delete(String importId);

  /** Deletes files that were stored before a time and belong to none of the imports. Returns how many. */
  int deleteOthers(Set<String> importIds, Instant before);

  /** A content of any length. */
  @FunctionalInterface
  interface Bytes {
    /** Reads some bytes into the buffer, and returns how many; -1 at the end. */
    int read(byte[] buffer);
  }

  /**
   * A stored file.
   *
   * @param hash the SHA-256 in hex
   * @param size in bytes
   */
  record StoredFile(String hash, long size) {}

  /** The lines of a file, which is never in memory as a whole. */
  interface Lines extends AutoCloseable {
    /**
     * Returns the next line, or empty at the end.
     *
     * @throws dev.kaquan.domain.InvalidValueException if the file is damaged
     */
    Optional<Line> next();

    /** Returns how many bytes of the file were read. */
    long bytesRead();

    @Override
    void close();
  }

  /**
   * A line that is to be a code.
   *
   * @param number of the line in the file, from 1
   */
  record Line(long number, String text) {}
}
