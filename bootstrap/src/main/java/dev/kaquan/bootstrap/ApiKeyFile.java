package dev.kaquan.bootstrap;

import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.http.ApiKey;
import dev.kaquan.jdbc.DataFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;

/** The API key from KAQUAN_API_KEY, or from the data folder, where it is created at first use. */
final class ApiKeyFile implements ApiKey {
  private static final String FILE = "api-key";

  private final String configured;
  private final DataFolder data;
  private final Nonces nonces;
  private volatile String cached = "";

  @Inject
  ApiKeyFile(Settings settings, DataFolder data, Nonces nonces) {
    this.configured = settings.apiKey();
    this.data = data;
    this.nonces = nonces;
  }

  @Override
  public boolean matches(String presented) {
    return MessageDigest.isEqual(
        presented.getBytes(StandardCharsets.UTF_8),
        readOrCreate().getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the key; creates one if there is none yet. */
  String readOrCreate() {
    if (!configured.isEmpty()) {
      return configured;
    }
    if (cached.isEmpty()) {
      cached = open();
    }
    return cached;
  }

  private synchronized String open() {
    try {
      return Files.readString(data.file(FILE)).strip();
    } catch (NoSuchFileException none) {
      return create();
    } catch (IOException e) {
      throw new StorageException("cannot read " + data.file(FILE), e);
    }
  }

  private String create() {
    try {
      data.write(FILE, nonces.next() + nonces.next() + "\n");
      return Files.readString(data.file(FILE)).strip();
    } catch (IOException e) {
      throw new StorageException("cannot write " + data.file(FILE), e);
    }
  }
}
