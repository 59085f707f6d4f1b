package dev.kaquan.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files that their owner alone may read. */
final class PrivateFiles {
  private PrivateFiles() {}

  /** Writes a file whole: whoever reads it meanwhile sees the former one. */
  static void write(Path file, String text) throws IOException {
    Path parent =
        Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    folder(parent);
    Path draft = Files.createTempFile(
        parent,
        ".kaquan",
        "",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }
}
