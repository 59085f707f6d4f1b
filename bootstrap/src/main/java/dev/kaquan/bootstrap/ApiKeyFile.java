package dev.kaquan.bootstrap;

import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.http.ApiKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;

/** The key from KAQUAN_API_KEY, or else from the data folder, where it is made at first use. */
final class ApiKeyFile implements ApiKey {
  private final String given;
  private final Path file;
  private final Nonces nonces;
  private volatile String read = "";

  ApiKeyFile(Map<String, String> environment, Path data, Nonces nonces) {
    this.given = environment.getOrDefault("KAQUAN_API_KEY", "");
    this.file = data.resolve("api-key");
    this.nonces = nonces;
  }

  @Override
  public boolean matches(String presented) {
    return MessageDigest.isEqual(
        presented.getBytes(StandardCharsets.UTF_8), current().getBytes(StandardCharsets.UTF_8));
  }

  /** The key. */
  String current() {
    if (!given.isEmpty()) {
      return given;
    }
    if (read.isEmpty()) {
      read = readOrMake();
    }
    return read;
  }

  private synchronized String readOrMake() {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException none) {
      try {
        PrivateFiles.write(file, nonces.next() + nonces.next() + "\n");
        return Files.readString(file).strip();
      } catch (IOException e) {
        throw new StorageException("cannot write " + file, e);
      }
    } catch (IOException e) {
      throw new StorageException("cannot read " + file, e);
    }
  }
}
