package dev.kaquan.cli;

import dev.kaquan.application.code.ImportCodes;
import dev.kaquan.domain.InvalidValueException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file with a code in each line, compressed or not, which is never in memory as a whole. */
final class CodeFile implements ImportCodes.Lines, AutoCloseable {
  /** Far beyond a code; the rest of a longer line is skipped, and the line is wrong anyway. */
  private static final int MOST_OF_A_LINE = 1_000;

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final Path file;
  private final InputStream bytes;
  private final StringBuilder line = new StringBuilder();

  private CodeFile(Path file, InputStream bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Opens a file.
   *
   * @throws InvalidValueException with its path, if it cannot be read
   */
  static CodeFile open(Path file, InputFiles files) {
    try {
      return new CodeFile(file, unpacked(new BufferedInputStream(files.open(file))));
    } catch (IOException e) {
      throw InputFiles.unreadable(file);
    }
  }

  /** Returns the next line, without its end; an empty last line is none. */
  @Override
  public Optional<String> next() {
    line.setLength(0);
    try {
      int read = bytes.read();
      if (read < 0) {
        return Optional.empty();
      }
      while (read >= 0 && read != '\n') {
        if (line.length() < MOST_OF_A_LINE) {
          // A code is ASCII; a byte of any other character is as wrong as the character.
          line.append((char) read);
        }
        read = bytes.read();
      }
    } catch (IOException e) {
      throw InputFiles.unreadable(file);
    }
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
    }
    return Optional.of(line.toString());
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw InputFiles.unreadable(file);
    }
  }

  private static InputStream unpacked(InputStream bytes) throws IOException {
    bytes.mark(2);
    boolean isPacked = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
    bytes.reset();
    return isPacked ? new BufferedInputStream(new GZIPInputStream(bytes)) : bytes;
  }
}
