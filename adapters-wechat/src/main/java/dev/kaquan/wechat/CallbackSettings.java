package dev.kaquan.wechat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the account and the platform have agreed on for pushes.
 *
 * @param token the secret with which pushes are signed; empty if there is none yet
 * @param aesKey the EncodingAESKey, 43 letters and digits; empty in plain mode
 * @param previous the EncodingAESKey before the last change
 * @param isEncryptedOnly whether pushes that are not encrypted are refused
 * @param window how far the time of a signature may be from now
 */
public record CallbackSettings(
    String token,
    String aesKey,
    Optional<PreviousKey> previous,
    boolean isEncryptedOnly,
    Duration window) {
  /** How long a signature is valid, unless this is set. */
  public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(10);

  /** Nothing is agreed on: every push is refused. */
  public static final CallbackSettings NONE =
      new CallbackSettings("", "", Optional.empty(), false, DEFAULT_WINDOW);

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{3,32}");
  private static final Pattern AES_KEY = Pattern.compile("[A-Za-z0-9]{43}");

  /**
   * A former EncodingAESKey.
   *
   * @param until when pushes with it are no longer accepted
   */
  public record PreviousKey(String aesKey, Instant until) {
    boolean isWellFormed() {
      return AES_KEY.matcher(aesKey).matches();
    }

    @Override
    public String toString() {
      return "PreviousKey[until " + until + "]";
    }
  }

  /** Returns settings with one key, under which only encrypted pushes are accepted. */
  public static CallbackSettings encrypted(String token, String aesKey) {
    return new CallbackSettings(token, aesKey, Optional.empty(), true, DEFAULT_WINDOW);
  }

  boolean isConfigured() {
    return !token.isEmpty();
  }

  boolean hasKey() {
    return AES_KEY.matcher(aesKey).matches();
  }

  /** Returns what the platform's console would not accept; nothing secret. */
  List<String> problems() {
    return Stream.of(
            isConfigured() && !TOKEN.matcher(token).matches()
                ? "the token must be 3 to 32 letters and digits"
                : "",
            !aesKey.isEmpty() && !hasKey()
                ? "the EncodingAESKey must be 43 letters and digits"
                : "",
            isEncryptedOnly && aesKey.isEmpty()
                ? "only encrypted pushes are accepted, but no EncodingAESKey is set"
                : "",
            previous.filter(key -> !key.isWellFormed()).isPresent()
                ? "the previous EncodingAESKey must be 43 letters and digits"
                : "")
        .filter(problem -> !problem.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return "CallbackSettings[" + (isConfigured() ? "configured" : "not configured") + "]";
  }
}
