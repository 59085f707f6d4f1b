package dev.kaquan.bootstrap;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.cli.Surroundings;
import dev.kaquan.wechat.WeChatAccount;
import dev.kaquan.wechat.WeChatAccounts;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** What the environment and the data folder say. Nothing is read before it is asked for. */
final class Settings implements WeChatAccounts, Surroundings {
  private static final String WECHAT = "https://api.weixin.qq.com";

  private final Map<String, String> environment;
  private final Path data;
  private final ApiKeyFile apiKey;

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

  @Override
  public WeChatAccount current() {
    return hasAccount() ? ofEnvironment() : ofSandbox();
  }

  private WeChatAccount ofEnvironment() {
    String url = variable("KAQUAN_WECHAT_BASE_URL");
    return new WeChatAccount(
        URI.create(url.isEmpty() ? WECHAT : url),
        needed("KAQUAN_WECHAT_APPID"),
        needed("KAQUAN_WECHAT_SECRET"));
  }

  private String needed(String name) {
    String value = variable(name);
    if (value.isEmpty()) {
      throw new PlatformException(
          Kind.UNREACHABLE, "the WeChat account is set only in part: " + name + " is missing");
    }
    return value;
  }

  private WeChatAccount ofSandbox() {
    try (Reader reader = Files.newBufferedReader(SandboxNote.in(data))) {
      Properties note = new Properties();
      note.load(reader);
      return new WeChatAccount(
          URI.create(note.getProperty("url")),
          note.getProperty("appid"),
          note.getProperty("secret"));
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
}
