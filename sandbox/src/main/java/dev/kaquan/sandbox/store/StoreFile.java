package dev.kaquan.sandbox.store;

import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log: one line of JSON per change, with the rows that it stored or removed, by table
 * and key. Opening the file compacts it when more than half of the entries are obsolete. An incomplete
 * last line is dropped: its change was never acknowledged.
 */
final class StoreFile implements AutoCloseable {
  private final Path path;
  private final FolderLock lock;
  private final RandomAccessFile file;
  private final Map<String, Map<String, Object>> found = new HashMap<>();

  StoreFile(Path folder) {
    path = folder.resolve("sandbox.jsonl");
    try {
      Files.createDirectories(folder);
      lock = FolderLock.acquire(folder);
      boolean open = false;
      try {
        file = read();
        open = true;
      } finally {
        if (!open) {
          lock.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the state of the sandbox in " + folder, e);
    }
  }

  /** Returns the saved rows of a table. May be called once per table. */
  <T> Map<String, T> rows(String table, Class<T> type) {
    Map<String, T> rows = new HashMap<>();
    Map<String, Object> stored = found.remove(table);
    if (stored != null) {
      stored.forEach((key, row) -> rows.put(key, WireJson.convert(row, type)));
    }
    return rows;
  }

  /** Writes the address that other processes are told. */
  void publishAddress(String address) {
    lock.publish(address);
  }

  /** Appends a change; if it cannot be written completely, the file is as before. */
  void append(Collection<Store.Write> writes) {
    Map<String, Map<String, @Nullable Object>> change = new LinkedHashMap<>();
    for (Store.Write write : writes) {
      change
          .computeIfAbsent(write.table(), table -> new LinkedHashMap<>())
          .put(write.key(), write.row());
    }
    byte[] line = (WireJson.write(change) + '\n').getBytes(StandardCharsets.UTF_8);
    try {
      long end = file.getFilePointer();
      boolean written = false;
      try {
        file.write(line);
        written = true;
      } finally {
        if (!written) {
          file.setLength(end);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }

  @Override
  public void close() {
    try (lock) {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }

  private RandomAccessFile read() throws IOException {
    RandomAccessFile opened = opened(path);
    dropIncompleteLine(opened);
    long changes = 0;
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        changes += replay(line);
      }
    }
    long live = found.values().stream().mapToLong(Map::size).sum();
    if (changes > 2 * live) {
      opened.close();
      compact();
      opened = opened(path);
    }
    opened.seek(opened.length());
    return opened;
  }

  /** Truncates the file after its last complete line. */
  private static void dropIncompleteLine(RandomAccessFile file) throws IOException {
    long end = file.length();
    while (end > 0) {
      file.seek(end - 1);
      if (file.read() == '\n') {
        break;
      }
      end--;
    }
    file.setLength(end);
  }

  private long replay(String line) {
    long changes = 0;
    try {
      for (Map.Entry<String, Object> part : WireJson.readObject(line).entrySet()) {
        Map<String, Object> rows = found.computeIfAbsent(part.getKey(), name -> new HashMap<>());
        for (Map.Entry<?, ?> row : ((Map<?, ?>) part.getValue()).entrySet()) {
          changes++;
          if (row.getValue() == null) {
            rows.remove(row.getKey());
          } else {
            rows.put((String) row.getKey(), row.getValue());
          }
        }
      }
      return changes;
    } catch (MalformedWireException | ClassCastException e) {
      throw new DamagedStoreException(path, e);
    }
  }

  private void compact() throws IOException {
    Path next = path.resolveSibling("sandbox.jsonl.next");
    try (BufferedWriter lines = Files.newBufferedWriter(next)) {
      for (Map.Entry<String, Map<String, Object>> part : found.entrySet()) {
        for (Map.Entry<String, Object> row : part.getValue().entrySet()) {
          lines.write(WireJson.write(Map.of(part.getKey(), Map.of(row.getKey(), row.getValue()))));
          lines.write('\n');
        }
      }
    }
    Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static RandomAccessFile opened(Path file) throws IOException {
    return new RandomAccessFile(file.toFile(), "rw");
  }
}
