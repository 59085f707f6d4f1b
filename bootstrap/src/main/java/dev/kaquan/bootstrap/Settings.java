package dev.kaquan.bootstrap;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.cli.CliEnvironment;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.wechat.WeChatAccount;
import dev.kaquan.wechat.WeChatAccounts;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the environment and the data folder say. Nothing is read before it is asked for. */
final class Settings implements WeChatAccounts, CliEnvironment {
  private static final String WECHAT = "https://api.weixin.qq.com";

  private final Map<String, String> environment;
  private final Path data;
  private final ApiKeyFile apiKey;
  private @Nullable WeChatAccount account;

  Settings(Map<String, String> environment, Path data, ApiKeyFile apiKey) {
    this.environment = environment;
    this.data = data;
    this.apiKey = apiKey;
  }

  /** Whether an account is set, so that no sandbox is needed. */
  boolean hasAccount() {
    return !variable("KAQUAN_WECHAT_APPID").isEmpty()
        || !variable("KAQUAN_WECHAT_SECRET").isEmpty()
        || !variable("KAQUAN_WECHAT_BASE_URL").isEmpty();
  }

  @Override
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  @Override
  public String apiKey() {
    return apiKey.current();
  }

  /**
   * The account, which is the same as long as the program runs.
   *
   * @throws InvalidValueException if it is set wrongly, or the data folder is another account's
   */
  @Override
  public synchronized WeChatAccount current() {
    WeChatAccount known = account;
    if (known == null) {
      known = hasAccount() ? ofEnvironment() : ofSandbox();
      bindFolderToAccount(known.appId());
      account = known;
    }
    return known;
  }

  private WeChatAccount ofEnvironment() {
    String url = variable("KAQUAN_WECHAT_BASE_URL");
    Violations violations = new Violations();
    String appId = needed("KAQUAN_WECHAT_APPID", violations);
    String secret = needed("KAQUAN_WECHAT_SECRET", violations);
    WeChatAccount found = null;
    try {
      found = new WeChatAccount(new URI(url.isEmpty() ? WECHAT : url), appId, secret);
    } catch (URISyntaxException | IllegalArgumentException e) {
      violations.add(
          "KAQUAN_WECHAT_BASE_URL", "must be http(s)://host[:port][/path]", RuleReference.SETTINGS);
    }
    violations.throwIfAny();
    return Objects.requireNonNull(found);
  }

  private String needed(String name, Violations violations) {
    String value = variable(name);
    if (value.isEmpty()) {
      violations.add(name, "is missing: the account is set only in part", RuleReference.SETTINGS);
    }
    return value;
  }

  private WeChatAccount ofSandbox() {
    try (Reader reader = Files.newBufferedReader(SandboxDescriptor.in(data))) {
      Properties recordReport = new Properties();
      recordReport.load(reader);
      return new WeChatAccount(
          URI.create(recordReport.getProperty("url")),
          recordReport.getProperty("appid"),
          recordReport.getProperty("secret"));
    } catch (NoSuchFileException e) {
      throw new PlatformException(
          Kind.UNREACHABLE,
          "no WeChat account is set and no sandbox runs on this data folder: start kaquan serve",
          e);
    } catch (IOException e) {
      throw new PlatformException(
          Kind.UNREACHABLE, "the note of the sandbox in the data folder cannot be read", e);
    }
  }

  /** Cards, codes and tokens of two accounts must not be mixed. */
  private void bindFolderToAccount(String appId) {
    Path file = data.resolve("appid");
    try {
      if (!Files.exists(file)) {
        PrivateFiles.write(file, appId + "\n");
      }
      String owner = Files.readString(file).strip();
      if (!owner.equals(appId)) {
        throw new InvalidValueException(
            "--data",
            "is the folder of " + owner + " and not of " + appId
                + ": name another for each account",
            RuleReference.SETTINGS);
      }
    } catch (IOException e) {
      throw new StorageException("cannot write to the data folder " + data, e);
    }
  }
}
