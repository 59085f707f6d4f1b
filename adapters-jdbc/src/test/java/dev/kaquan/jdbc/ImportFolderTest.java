package dev.kaquan.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.ImportFiles.Line;
import dev.kaquan.application.port.ImportFiles.Lines;
import dev.kaquan.application.port.ImportFiles.StoredFile;
import dev.kaquan.domain.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFolderTest {
  @TempDir
  private Path folder;

  @Test
  void lines_are_read_whatever_their_ends() throws IOException {
    assertEquals(
        List.of(
            new Line(1, "A1"),
            new Line(2, "A2"),
            new Line(3, ""),
            new Line(4, "A 3"),
            new Line(5, "B")),
        lines("A1\nA2\r\n\nA 3\nB".getBytes(UTF_8)));
    assertEquals(List.of(), lines(new byte[0]));
    assertEquals(List.of(new Line(1, "A1")), lines("\ufeffA1\n".getBytes(UTF_8)));
    assertEquals("ç\u00a0\u0081", lines("码\n".getBytes(UTF_8)).get(0).text());
  }

  @Test
  void the_column_of_a_csv_file_is_read() throws IOException {
    assertEquals(
        List.of(new Line(2, "A1"), new Line(3, "A2"), new Line(5, "A3"), new Line(6, "")),
        lines("""
            名称,CODE,note
            a,A1,x
            b,"A2",y
            c,A3,"two
            lines"
            d
            """.getBytes(UTF_8)));
    assertEquals(
        List.of(new Line(2, "A1"), new Line(3, "A2")),
        lines("\ufeffcode\r\nA1\r\nA2".getBytes(UTF_8)));
  }

  @Test
  void a_compressed_file_is_read_too() throws IOException {
    byte[] packed = packed("code,note\nA1,x\nA2,y\n");
    assertEquals(List.of(new Line(2, "A1"), new Line(3, "A2")), lines(packed));
    for (byte[] damaged :
        List.of(Arrays.copyOf(packed, packed.length - 9), new byte[] {0x1f, (byte) 0x8b, 1})) {
      InvalidValueException e = assertThrows(InvalidValueException.class, () -> lines(damaged));
      assertEquals("body", e.violations().get(0).field());
    }
  }

  @Test
  void a_line_that_is_far_too_long_is_not_kept() {
    assertThrows(InvalidValueException.class, () -> lines("x".repeat(10_001).getBytes(UTF_8)));
    assertThrows(
        InvalidValueException.class,
        () -> lines(("code,note\nA1," + "x".repeat(10_001)).getBytes(UTF_8)));
    assertThrows(
        InvalidValueException.class, () -> lines("code,note\nA1,\"x\"y\n".getBytes(UTF_8)));
  }

  @Test
  void a_file_is_stored_with_its_hash_for_the_owner_only() throws IOException {
    byte[] content = "A1\n".repeat(100_000).getBytes(UTF_8);
    assertEquals(
        new StoredFile(DigestUtils.sha256Hex(content), content.length), store("i1", content));
    Path file = folder.resolve("imports").resolve("i1");
    assertTrue(new DataFolder(folder.resolve("imports")).readableByOthers("i1").isEmpty());
    try (Lines lines = files().open("i1")) {
      assertEquals(Optional.of(new Line(1, "A1")), lines.next());
      assertTrue(lines.bytesRead() > 0 && lines.bytesRead() < content.length);
    }
    files().delete("i1");
    files().delete("i1");
    assertFalse(Files.exists(file));
    assertThrows(InvalidValueException.class, () -> files().open("i1"));
  }

  @Test
  void a_content_that_breaks_off_leaves_nothing() {
    assertThrows(
        UncheckedIOException.class,
        () -> files().store("i1", buffer -> {
          throw new UncheckedIOException(new IOException("the client went away"));
        }));
    assertFalse(Files.exists(folder.resolve("imports").resolve("i1")));
  }

  @Test
  void old_files_without_an_import_are_deleted() throws IOException {
    assertEquals(0, files().deleteOthers(Set.of(), Instant.EPOCH));
    for (String id : List.of("old", "kept", "new")) {
      store(id, "A1".getBytes(UTF_8));
      Files.setLastModifiedTime(
          folder.resolve("imports").resolve(id),
          FileTime.fromMillis(id.equals("new") ? 2_000 : 1_000));
    }
    assertEquals(1, files().deleteOthers(Set.of("kept"), Instant.ofEpochMilli(2_000)));
    assertFalse(Files.exists(folder.resolve("imports").resolve("old")));
    assertTrue(Files.exists(folder.resolve("imports").resolve("kept")));
  }

  private ImportFolder files() {
    return new ImportFolder(new DataFolder(folder));
  }

  private StoredFile store(String id, byte[] content) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(content);
    return files().store(id, buffer -> bytes.read(buffer, 0, buffer.length));
  }

  private List<Line> lines(byte[] content) throws IOException {
    StoredFile unused = store("lines", content);
    List<Line> found = new ArrayList<>();
    try (Lines lines = files().open("lines")) {
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        found.add(line.get());
      }
    } finally {
      files().delete("lines");
    }
    return found;
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
