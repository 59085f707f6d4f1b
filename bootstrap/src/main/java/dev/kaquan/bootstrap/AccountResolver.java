package dev.kaquan.bootstrap;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.jdbc.DataFolder;
import dev.kaquan.wechat.WeChatAccount;
import dev.kaquan.wechat.WeChatAccounts;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Resolves the account to the configured one, or to that of the running sandbox. */
final class AccountResolver implements WeChatAccounts {
  private static final String FILE = "appid";

  private final Settings settings;
  private final DataFolder data;
  private @Nullable WeChatAccount resolved;

  @Inject
  AccountResolver(Settings settings, DataFolder data) {
    this.settings = settings;
    this.data = data;
  }

  /**
   * Returns the account, which does not change while the process runs. The first call binds the data
   * folder to the account.
   *
   * @throws InvalidValueException if the account is configured wrongly, or the data folder belongs to
   *     another account
   */
  @Override
  public synchronized WeChatAccount resolve() {
    WeChatAccount account = resolved;
    if (account == null) {
      account = settings.account().orElseGet(this::ofSandbox);
      bindFolderToAccount(account.appId());
      resolved = account;
    }
    return account;
  }

  private WeChatAccount ofSandbox() {
    try {
      return new SandboxDescriptor(data)
          .read()
          .map(sandbox -> new WeChatAccount(sandbox.url(), sandbox.appId(), sandbox.secret()))
          .orElseThrow(() -> new PlatformException(
              Kind.UNREACHABLE,
              false,
              "no WeChat account is configured and no sandbox runs on this data folder: start kaquan"
                  + " serve"));
    } catch (IOException e) {
      throw new PlatformException(
          Kind.UNREACHABLE, false, "cannot read the sandbox descriptor in the data folder", e);
    }
  }

  /** Cards, codes and tokens of two accounts must not be mixed. */
  private void bindFolderToAccount(String appId) {
    try {
      if (!Files.exists(data.file(FILE))) {
        data.write(FILE, appId + "\n");
      }
      String owner = Files.readString(data.file(FILE)).strip();
      if (!owner.equals(appId)) {
        throw new InvalidValueException(
            "--data",
            "belongs to " + owner + " and not to " + appId + ": use one folder per account",
            RuleReference.SETTINGS);
      }
    } catch (IOException e) {
      throw new StorageException("cannot write to the data folder " + data.path(), e);
    }
  }
}
