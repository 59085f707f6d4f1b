package dev.kaquan.bootstrap;

import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
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
  private static final int MIN_LENGTH = 16;

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

  /**
   * Returns the key; creates one if there is none yet.
   *
   * @throws InvalidValueException if the key is shorter than 16 characters, or the file is empty
   */
  String readOrCreate() {
    if (cached.isEmpty()) {
      cached = configured.isEmpty()
          ? checked(data.file(FILE).toString(), open())
          : checked("KAQUAN_API_KEY", configured);
    }
    return cached;
  }

  private static String checked(String place, String key) {
    Check.that(
        key.length() >= MIN_LENGTH,
        place,
        "must be a key of at least 16 characters; remove it, and Kaquan generates one",
        RuleReference.SETTINGS);
    return key;
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
      data.writeIfAbsent(FILE, nonces.next() + nonces.next() + "\n");
      return Files.readString(data.file(FILE)).strip();
    } catch (IOException e) {
      throw new StorageException("cannot write " + data.file(FILE), e);
    }
  }
}
