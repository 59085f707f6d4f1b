package dev.kaquan.bootstrap;

import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.jdbc.DataFolder;
import dev.kaquan.wechat.CallbackSettings;
import dev.kaquan.wechat.CallbackSettingsSource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Resolves the settings for pushes: those of the environment, or without an account those in the data folder,
 * on which the service and its own sandbox have agreed.
 */
final class CallbackResolver implements CallbackSettingsSource {
  private static final String FILE = "sandbox-callback";
  private static final int KEY_LENGTH = 43;

  private final Settings settings;
  private final DataFolder data;
  private final Nonces nonces;

  @Inject
  CallbackResolver(Settings settings, DataFolder data, Nonces nonces) {
    this.settings = settings;
    this.data = data;
    this.nonces = nonces;
  }

  @Override
  public CallbackSettings settings() {
    CallbackSettings configured = settings.callback();
    return configured.token().isEmpty() && !settings.hasAccount() ? agreed() : configured;
  }

  /**
   * Returns the settings for the service and its own sandbox; agrees on some if there are none yet.
   */
  CallbackSettings agree() {
    try {
      data.writeIfAbsent(
          FILE,
          nonces.next() + "\n" + (nonces.next() + nonces.next()).substring(0, KEY_LENGTH) + "\n");
    } catch (IOException e) {
      throw new StorageException("cannot write " + data.file(FILE), e);
    }
    return settings();
  }

  private CallbackSettings agreed() {
    try {
      List<String> lines = Files.readAllLines(data.file(FILE));
      return lines.size() > 1
          ? CallbackSettings.encrypted(lines.get(0), lines.get(1))
          : CallbackSettings.NONE;
    } catch (NoSuchFileException e) {
      return CallbackSettings.NONE;
    } catch (IOException e) {
      throw new StorageException("cannot read " + data.file(FILE), e);
    }
  }
}
