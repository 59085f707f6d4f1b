package dev.kaquan.jdbc;

import dev.kaquan.application.port.ImportFiles.Line;
import dev.kaquan.application.port.ImportFiles.Lines;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The codes in a file: a line each, or the column {@code code} of a CSV file. Either may be compressed by gzip. */
final class CodeLines implements Lines {
  private static final String COLUMN = "code";
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
  private static final int MOST_OF_HEADER = 8_192;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final Path path;
  private final FileChannel file;
  private Optional<Iterator<Line>> lines = Optional.empty();

  private CodeLines(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  static CodeLines open(Path path) throws IOException {
    return new CodeLines(path, FileChannel.open(path));
  }

  @Override
  public Optional<Line> next() {
    try {
      if (lines.isEmpty()) {
        lines = Optional.of(lines());
      }
      Iterator<Line> left = lines.get();
      return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
    } catch (UncheckedIOException e) {
      throw failure(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public long bytesRead() {
    try {
      return file.position();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Iterator<Line> lines() throws IOException {
    InputStream bytes = unpacked(new BufferedInputStream(Channels.newInputStream(file)));
    // A code is ASCII; a byte of any other character is as wrong as the character.
    BufferedReader text = new BufferedReader(
        new LimitedLines(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1)));
    text.mark(BYTE_ORDER_MARK.length());
    if (!BYTE_ORDER_MARK.equals(start(text, BYTE_ORDER_MARK.length()))) {
      text.reset();
    }
    text.mark(MOST_OF_HEADER);
    String header = start(text, MOST_OF_HEADER).lines().findFirst().orElse("");
    text.reset();
    return hasColumn(header) ? column(text) : plain(text);
  }

  private static InputStream unpacked(InputStream bytes) throws IOException {
    bytes.mark(2);
    boolean isPacked = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
    bytes.reset();
    return isPacked ? new GZIPInputStream(bytes) : bytes;
  }

  /** Reads at most so many characters. */
  private static String start(BufferedReader text, int most) throws IOException {
    char[] buffer = new char[most];
    int length = 0;
    for (int count = 0;
        count >= 0 && length < most;
        count = text.read(buffer, length, most - length)) {
      length += count;
    }
    return new String(buffer, 0, length);
  }

  private static boolean hasColumn(String header) throws IOException {
    try (CSVParser parser = CSVParser.parse(header, CSVFormat.RFC4180)) {
      return parser.stream()
          .flatMap(CSVRecord::stream)
          .anyMatch(name -> name.strip().equalsIgnoreCase(COLUMN));
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static Iterator<Line> plain(BufferedReader text) {
    AtomicLong number = new AtomicLong();
    return text.lines().map(line -> new Line(number.incrementAndGet(), line)).iterator();
  }

  private static Iterator<Line> column(BufferedReader text) throws IOException {
    CSVParser parser = CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .setIgnoreHeaderCase(true)
        .setTrim(true)
        .setAllowMissingColumnNames(true)
        .get()
        .parse(text);
    String column = parser.getHeaderNames().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).equals(COLUMN))
        .findFirst()
        .orElse(COLUMN);
    Iterator<CSVRecord> records = parser.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Line next() {
        CSVRecord row = records.next();
        return new Line(parser.getCurrentLineNumber(), row.isSet(column) ? row.get(column) : "");
      }
    };
  }

  private RuntimeException failure(IOException cause) {
    boolean isDamaged = cause instanceof ZipException
        || cause instanceof EOFException
        || cause instanceof CSVException
        || cause instanceof LimitedLines.TooLongException;
    return isDamaged
        ? new InvalidValueException(
            "body",
            "must be text or CSV with lines of at most " + LimitedLines.MOST
                + " characters, or this compressed by gzip and complete",
            RuleReference.API)
        : new StorageException("cannot read " + path + ": " + cause.getMessage(), cause);
  }
}
