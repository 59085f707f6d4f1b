package dev.kaquan.jdbc;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text whose lines are so short that each fits into memory. */
final class LimitedLines extends FilterReader {
  /** The longest line in characters. */
  static final int MOST = 10_000;

  private int length;

  LimitedLines(Reader text) {
    super(text);
  }

  /** A line is too long. */
  static final class TooLongException extends IOException {
    TooLongException() {
      super("a line is too long");
    }
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int count) throws IOException {
    int read = super.read(buffer, offset, count);
    for (int i = offset; i < offset + read; i++) {
      length = buffer[i] == '\n' || buffer[i] == '\r' ? 0 : length + 1;
      if (length > MOST) {
        throw new TooLongException();
      }
    }
    return read;
  }
}
