package dev.kaquan.jdbc;

import dev.kaquan.application.port.ImportFiles;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** The files of imports, in a folder of the data folder. */
final class ImportFolder implements ImportFiles {
  private static final int BUFFER_SIZE = 65_536;

  private final DataFolder folder;

  @Inject
  ImportFolder(DataFolder data) {
    this.folder = data.folder("imports");
  }

  @Override
  public StoredFile store(String importId, Bytes content) {
    try (FileChannel file =
        FileChannel.open(folder.createFile(importId), StandardOpenOption.WRITE)) {
      MessageDigest digest = DigestUtils.getSha256Digest();
      byte[] buffer = new byte[BUFFER_SIZE];
      long size = 0;
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        digest.update(buffer, 0, count);
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
        while (bytes.hasRemaining()) {
          size += file.write(bytes);
        }
      }
      file.force(true);
      return new StoredFile(Hex.encodeHexString(digest.digest()), size);
    } catch (IOException e) {
      delete(importId);
      throw failure("write", e);
    } catch (RuntimeException e) {
      delete(importId);
      throw e;
    }
  }

  @Override
  public Lines open(String importId) {
    try {
      return CodeLines.open(folder.file(importId));
    } catch (NoSuchFileException e) {
      throw new InvalidValueException(
          "body",
          "must be sent again: the file is missing, as after a backup was restored",
          RuleReference.API);
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  @Override
  public void delete(String importId) {
    try {
      Files.deleteIfExists(folder.file(importId));
    } catch (IOException e) {
      throw failure("delete", e);
    }
  }

  @Override
  public int deleteOthers(Set<String> importIds, Instant before) {
    if (!Files.isDirectory(folder.path())) {
      return 0;
    }
    int deleted = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.path())) {
      for (Path file : files) {
        boolean isOther = !importIds.contains(file.getFileName().toString())
            && Files.getLastModifiedTime(file).toInstant().isBefore(before);
        deleted += isOther && Files.deleteIfExists(file) ? 1 : 0;
      }
      return deleted;
    } catch (IOException e) {
      throw failure("clean", e);
    }
  }

  private StorageException failure(String verb, IOException cause) {
    return new StorageException(
        "cannot " + verb + " a file of codes in " + folder.path(), reason(cause), cause);
  }

  /** Returns why, without the names of files. */
  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return StorageErrors.NOT_ALLOWED;
    }
    String reason =
        cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return Objects.requireNonNullElse(reason, "see the log");
  }
}
