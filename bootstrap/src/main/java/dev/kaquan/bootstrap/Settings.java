package dev.kaquan.bootstrap;

import dev.kaquan.application.port.ReconciliationLimits;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.member.NumberPattern;
import dev.kaquan.wechat.CallbackSettings;
import dev.kaquan.wechat.CallbackSettings.PreviousKey;
import dev.kaquan.wechat.WeChatAccount;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of the environment, read and validated once. */
final class Settings {
  private static final String APP_ID = "KAQUAN_WECHAT_APPID";
  private static final String SECRET = "KAQUAN_WECHAT_SECRET";
  private static final String BASE_URL = "KAQUAN_WECHAT_BASE_URL";
  private static final String DEFAULT_BASE_URL = "https://api.weixin.qq.com";

  private static final String NUMBER_PATTERN = "KAQUAN_MEMBERSHIP_NUMBER";
  private static final String DEFAULT_NUMBER_PATTERN = "{yyyy}{seq:8}";

  private static final String TOKEN = "KAQUAN_WECHAT_TOKEN";
  private static final String AES_KEY = "KAQUAN_WECHAT_AES_KEY";
  private static final String PREVIOUS_KEY = "KAQUAN_WECHAT_PREVIOUS_AES_KEY";
  private static final String PREVIOUS_KEY_UNTIL = "KAQUAN_WECHAT_PREVIOUS_AES_KEY_UNTIL";
  private static final String ENCRYPTED_ONLY = "KAQUAN_WECHAT_ENCRYPTED_ONLY";
  private static final String WINDOW = "KAQUAN_WECHAT_PUSH_WINDOW_SECONDS";

  private static final String HOST_NAMES = "KAQUAN_HOST_NAMES";
  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9.-]{1,253}");

  private static final String RECONCILE_PER_DAY = "KAQUAN_RECONCILE_PER_DAY";
  private static final int MAX_PER_DAY = 1_000_000;

  private static final String API_KEY = "KAQUAN_API_KEY";

  /** Every variable that is read here. */
  static final Set<String> NAMES = Set.of(
      APP_ID,
      SECRET,
      BASE_URL,
      NUMBER_PATTERN,
      TOKEN,
      AES_KEY,
      PREVIOUS_KEY,
      PREVIOUS_KEY_UNTIL,
      ENCRYPTED_ONLY,
      WINDOW,
      HOST_NAMES,
      RECONCILE_PER_DAY,
      API_KEY);

  private final Map<String, String> environment;
  private final String apiKey;
  private final String numberPattern;
  private final boolean hasAccount;
  private final Optional<WeChatAccount> account;
  private final List<Violation> violations;

  /** Reads every setting. Violations are reported when the account is used. */
  Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.apiKey = environment.getOrDefault(API_KEY, "");
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

  /**
   * Returns how many codes are compared with the platform in a day.
   *
   * @throws InvalidValueException if it is not a number from 0 to 1,000,000
   */
  int reconciliationsPerDay() {
    Violations found = new Violations();
    String rule = "must be 0 to 1000000";
    int perDay = parsed(RECONCILE_PER_DAY, rule, Integer::parseInt, found)
        .orElse(ReconciliationLimits.DEFAULT_PER_DAY);
    if (perDay < 0 || perDay > MAX_PER_DAY) {
      found.add(RECONCILE_PER_DAY, rule, RuleReference.SETTINGS);
    }
    found.throwIfAny();
    return perDay;
  }

  /**
   * Returns the names under which the service is reached besides those of this machine.
   *
   * @throws InvalidValueException if one is not the name of a host
   */
  Set<String> hostNames() {
    Violations found = new Violations();
    Set<String> names = new TreeSet<>();
    for (String name : value(HOST_NAMES).split(",", -1)) {
      if (HOST_NAME.matcher(name.strip()).matches()) {
        names.add(name.strip());
      } else if (!value(HOST_NAMES).isEmpty()) {
        found.add(
            HOST_NAMES,
            "must be host names without ports, such as shop.example, separated by commas",
            RuleReference.SETTINGS);
      }
    }
    found.throwIfAny();
    return names;
  }

  /**
   * Returns the settings for pushes, which have no token if none is configured.
   *
   * @throws InvalidValueException with everything that is wrong with them
   */
  CallbackSettings callback() {
    Violations found = new Violations();
    String aesKey = value(AES_KEY);
    String encryptedOnly = value(ENCRYPTED_ONLY);
    if (!List.of("", "true", "false").contains(encryptedOnly)) {
      found.add(ENCRYPTED_ONLY, "must be true or false", RuleReference.SETTINGS);
    }
    Optional<Instant> until = parsed(
        PREVIOUS_KEY_UNTIL, "must be a time such as 2027-01-01T00:00:00Z", Instant::parse, found);
    if (!value(PREVIOUS_KEY).isEmpty() && value(PREVIOUS_KEY_UNTIL).isEmpty()) {
      found.add(
          PREVIOUS_KEY_UNTIL,
          "is missing: it says how long the previous key is accepted",
          RuleReference.SETTINGS);
    }
    Duration window = parsed(
            WINDOW, "must be 1 to 86400", text -> Duration.ofSeconds(Integer.parseInt(text)), found)
        .orElse(CallbackSettings.DEFAULT_WINDOW);
    if (window.isNegative() || window.isZero() || window.compareTo(Duration.ofDays(1)) > 0) {
      found.add(WINDOW, "must be 1 to 86400", RuleReference.SETTINGS);
    }
    found.throwIfAny();
    return new CallbackSettings(
        value(TOKEN),
        aesKey,
        until
            .filter(end -> !value(PREVIOUS_KEY).isEmpty())
            .map(end -> new PreviousKey(value(PREVIOUS_KEY), end)),
        encryptedOnly.isEmpty() ? !aesKey.isEmpty() : encryptedOnly.equals("true"),
        window);
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

  private String value(String name) {
    return environment.getOrDefault(name, "");
  }

  private <T> Optional<T> parsed(
      String name, String rule, Function<String, T> parse, Violations found) {
    String text = value(name);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(parse.apply(text));
    } catch (DateTimeParseException | NumberFormatException e) {
      found.add(name, rule, RuleReference.SETTINGS);
      return Optional.empty();
    }
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
