package dev.kaquan.sandbox.event;

import dev.kaquan.wire.push.MessageCrypto;
import java.util.Locale;

/**
 * The server to which events are pushed.
 *
 * @param token the secret with which both sides sign
 * @param encodingAesKey 43 characters; empty in plain mode
 */
public record PushTarget(String url, String token, String encodingAesKey, Mode mode) {
  /** The encryption mode of pushes. */
  public enum Mode {
    /** In plain text. */
    PLAIN,
    /** In plain text and encrypted. */
    COMPAT,
    /** Encrypted only. */
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
