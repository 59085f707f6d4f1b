package dev.kaquan.jdbc;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The folder with Kaquan's data. What is created in it can be read by its owner only, on file systems
 * with POSIX permissions; elsewhere the folder's own access rules apply.
 *
 * @param path may not exist yet
 */
public record DataFolder(Path path) {
  private static final String FOLDER_PERMISSIONS = "rwx------";
  private static final String FILE_PERMISSIONS = "rw-------";

  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---r-xr-x");

  /** Creates the folder if it does not exist. The permissions of an existing one are kept. */
  public void create() throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path.toAbsolutePath(), ownerOnly(FOLDER_PERMISSIONS));
    }
  }

  public DataFolder folder(String name) {
    return new DataFolder(path.resolve(name));
  }

  /** Returns a file in this folder, which may not exist yet. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** Creates an empty file if it does not exist, and returns its path. */
  public Path createFile(String name) throws IOException {
    create();
    Path file = file(name);
    try {
      return Files.createFile(file, ownerOnly(FILE_PERMISSIONS));
    } catch (FileAlreadyExistsException e) {
      return file;
    }
  }

  /** Writes a file atomically: a concurrent reader sees the old text or the new one. */
  public void write(String name, String text) throws IOException {
    Files.move(
        draft(text),
        file(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Writes a file atomically if it does not exist. If several processes call this at once, the text
   * of one of them is kept.
   */
  public void writeIfAbsent(String name, String text) throws IOException {
    Path draft = draft(text);
    try {
      publish(draft, file(name));
    } catch (FileAlreadyExistsException e) {
      // Another process was first.
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void publish(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // This file system has no hard links.
      Files.move(draft, file);
    }
  }

  /**
   * Returns what users other than the owner can read or enter: this folder, and files in it. Empty where
   * the file system knows no POSIX permissions.
   */
  public List<Path> readableByOthers(String... files) {
    List<Path> paths = new ArrayList<>(List.of(path));
    for (String name : files) {
      paths.add(file(name));
    }
    return paths.stream().filter(DataFolder::isReadableByOthers).toList();
  }

  private static boolean isReadableByOthers(Path path) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      return permissions.stream().anyMatch(OF_OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private Path draft(String text) throws IOException {
    create();
    Path draft = Files.createTempFile(path, ".kaquan", "", ownerOnly(FILE_PERMISSIONS));
    return Files.writeString(draft, text);
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
