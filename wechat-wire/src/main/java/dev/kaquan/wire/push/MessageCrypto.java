package dev.kaquan.wire.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Signs and encrypts pushes: AES-256-CBC over 16 random bytes, the length of the message, the message
 * and the appid, padded to blocks of 32 bytes (docs/wechat.md, event pushes).
 */
public final class MessageCrypto {
  /** Random bytes in front of each message. */
  public static final int RANDOM_BYTES = 16;

  private static final int BLOCK_BYTES = 32;
  private static final int IV_BYTES = 16;

  /** What a wrong key makes of an appid does not look like one. */
  private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final byte[] key;
  private final byte[] appId;

  /**
   * A decrypted message.
   *
   * @param appId the account for which it was encrypted
   */
  public record Opened(String message, String appId) {
    @Override
    public String toString() {
      return "Opened[" + appId + "]";
    }
  }

  /**
   * Uses an EncodingAESKey.
   *
   * @param encodingAesKey 43 letters and digits
   */
  public MessageCrypto(String encodingAesKey, String appId) {
    this.key = Base64.getDecoder().decode(encodingAesKey + "=");
    this.appId = appId.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the SHA-1 of the sorted and concatenated parts in lower-case hex. */
  public static String signature(String... parts) {
    String[] sorted = parts.clone();
    Arrays.sort(sorted);
    return DigestUtils.sha1Hex(String.join("", sorted));
  }

  /**
   * Encrypts {@code message} and returns Base64.
   *
   * @param random {@value #RANDOM_BYTES} bytes, fresh for each message
   */
  public String encrypt(byte[] random, String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    int length = RANDOM_BYTES + Integer.BYTES + bytes.length + appId.length;
    int padding = BLOCK_BYTES - length % BLOCK_BYTES;
    ByteBuffer plain = ByteBuffer.allocate(length + padding)
        .put(random, 0, RANDOM_BYTES)
        .putInt(bytes.length)
        .put(bytes)
        .put(appId);
    Arrays.fill(plain.array(), length, length + padding, (byte) padding);
    try {
      return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain.array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is not available", e);
    }
  }

  /** Decrypts a message, or returns empty if it was not encrypted with this key for this appid. */
  public Optional<String> decrypt(String encrypted) {
    return open(encrypted)
        .filter(opened -> Arrays.equals(opened.appId().getBytes(StandardCharsets.UTF_8), appId))
        .map(Opened::message);
  }

  /** Decrypts a message for any appid, or returns empty if it was not encrypted with this key. */
  public Optional<Opened> open(String encrypted) {
    byte[] plain;
    try {
      plain = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(encrypted));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
    int start = RANDOM_BYTES + Integer.BYTES;
    int padding = plain.length == 0 ? 0 : plain[plain.length - 1];
    int end = plain.length - padding;
    if (padding < 1 || padding > BLOCK_BYTES || end < start) {
      return Optional.empty();
    }
    int length = ByteBuffer.wrap(plain).getInt(RANDOM_BYTES);
    if (length < 0 || length > end - start) {
      return Optional.empty();
    }
    String recipient =
        new String(plain, start + length, end - start - length, StandardCharsets.US_ASCII);
    return APP_ID.matcher(recipient).matches()
        ? Optional.of(
            new Opened(new String(plain, start, length, StandardCharsets.UTF_8), recipient))
        : Optional.empty();
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, IV_BYTES)));
    return cipher;
  }
}
