package dev.kaquan.bootstrap;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.member.NumberPattern;
import dev.kaquan.wechat.WeChatAccount;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of the environment, read and validated once. */
final class Settings {
  private static final String APP_ID = "KAQUAN_WECHAT_APPID";
  private static final String SECRET = "KAQUAN_WECHAT_SECRET";
  private static final String BASE_URL = "KAQUAN_WECHAT_BASE_URL";
  private static final String DEFAULT_BASE_URL = "https://api.weixin.qq.com";

  private static final String NUMBER_PATTERN = "KAQUAN_MEMBERSHIP_NUMBER";
  private static final String DEFAULT_NUMBER_PATTERN = "{yyyy}{seq:8}";

  private final String apiKey;
  private final String numberPattern;
  private final boolean hasAccount;
  private final Optional<WeChatAccount> account;
  private final List<Violation> violations;

  /** Reads every setting. Violations are reported when the account is used. */
  Settings(Map<String, String> environment) {
    this.apiKey = environment.getOrDefault("KAQUAN_API_KEY", "");
    this.numberPattern = environment.getOrDefault(NUMBER_PATTERN, DEFAULT_NUMBER_PATTERN);
    String appId = environment.getOrDefault(APP_ID, "");
    String secret = environment.getOrDefault(SECRET, "");
    String baseUrl = environment.getOrDefault(BASE_URL, "");
    this.hasAccount = !appId.isEmpty() || !secret.isEmpty() || !baseUrl.isEmpty();
    Violations found = new Violations();
    this.account =
        hasAccount ? Optional.ofNullable(account(appId, secret, baseUrl, found)) : Optional.empty();
    this.violations = found.found();
  }

  /** Returns the configured API key, or the empty string. */
  String apiKey() {
    return apiKey;
  }

  /**
   * Returns the pattern of membership numbers.
   *
   * @throws InvalidValueException if it is invalid
   */
  NumberPattern numberPattern() {
    try {
      return new NumberPattern(numberPattern);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(e.violations().stream()
          .map(violation -> new Violation(NUMBER_PATTERN, violation.rule(), RuleReference.SETTINGS))
          .toList());
    }
  }

  /** Returns whether an account is configured, so that no sandbox is needed. */
  boolean hasAccount() {
    return hasAccount;
  }

  /**
   * Returns the configured account, or empty if none is.
   *
   * @throws InvalidValueException if it is configured incompletely or wrongly
   */
  Optional<WeChatAccount> account() {
    if (!violations.isEmpty()) {
      throw new InvalidValueException(violations);
    }
    return account;
  }

  private static @Nullable WeChatAccount account(
      String appId, String secret, String baseUrl, Violations violations) {
    require(APP_ID, appId, violations);
    require(SECRET, secret, violations);
    try {
      URI url = new URI(baseUrl.isEmpty() ? DEFAULT_BASE_URL : baseUrl);
      return new WeChatAccount(url, appId, secret);
    } catch (URISyntaxException | IllegalArgumentException e) {
      violations.add(BASE_URL, "must be http(s)://host[:port][/path]", RuleReference.SETTINGS);
      return null;
    }
  }

  private static void require(String name, String value, Violations violations) {
    if (value.isEmpty()) {
      violations.add(
          name, "is missing: the account is configured incompletely", RuleReference.SETTINGS);
    }
  }
}
