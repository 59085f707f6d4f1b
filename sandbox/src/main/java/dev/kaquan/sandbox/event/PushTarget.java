package dev.kaquan.sandbox.event;

import dev.kaquan.wire.push.MessageCrypto;
import java.util.Locale;

/**
 * Where the merchant is told what happened.
 *
 * @param token what both sides sign with
 * @param encodingAesKey 43 characters; empty in plain mode
 */
public record PushTarget(String url, String token, String encodingAesKey, Mode mode) {
  /** What a message holds. */
  public enum Mode {
    /** What happened, for all to read. */
    PLAIN,
    /** What happened, for all to read and encrypted. */
    COMPAT,
    /** What happened, encrypted. */
    SAFE;

    boolean isEncrypted() {
      return this != PLAIN;
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  MessageCrypto cipher(String appId) {
    return new MessageCrypto(encodingAesKey, appId);
  }

  @Override
  public String toString() {
    return "PushTarget[" + url + ", " + mode + "]";
  }
}
