package dev.kaquan.sandbox.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and encrypts messages between the platform and the merchant: AES-256-CBC over 16 random
 * bytes, the message's length, the message and the appid, filled up to blocks of 32 bytes.
 */
final class MessageCipher {
  static final int RANDOM_BYTES = 16;
  private static final int BLOCK = 32;
  private static final int IV_BYTES = 16;

  private final byte[] key;
  private final byte[] appId;

  /** A cipher whose key is an EncodingAESKey. */
  MessageCipher(String encodingAesKey, String appId) {
    this.key = Base64.getDecoder().decode(encodingAesKey + "=");
    this.appId = appId.getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-1 over the sorted parts, in lower-case hex. */
  static String signature(String... parts) {
    String[] sorted = parts.clone();
    Arrays.sort(sorted);
    try {
      byte[] joined = String.join("", sorted).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(joined));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-1 is not there", e);
    }
  }

  /** The message in Base64. */
  String encrypt(byte[] random, String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    int length = RANDOM_BYTES + Integer.BYTES + bytes.length + appId.length;
    int padding = BLOCK - length % BLOCK;
    ByteBuffer plain = ByteBuffer.allocate(length + padding)
        .put(random, 0, RANDOM_BYTES)
        .putInt(bytes.length)
        .put(bytes)
        .put(appId);
    Arrays.fill(plain.array(), length, length + padding, (byte) padding);
    try {
      return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain.array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is not there", e);
    }
  }

  /** The message, or nothing if it was not encrypted with this key for this appid. */
  Optional<String> decrypt(String encrypted) {
    byte[] plain;
    try {
      plain = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(encrypted));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
    int start = RANDOM_BYTES + Integer.BYTES;
    int padding = plain.length == 0 ? 0 : plain[plain.length - 1];
    int end = plain.length - padding - appId.length;
    if (padding < 1 || padding > BLOCK || end < start) {
      return Optional.empty();
    }
    int length = ByteBuffer.wrap(plain).getInt(RANDOM_BYTES);
    byte[] trailing = Arrays.copyOfRange(plain, end, end + appId.length);
    return length == end - start && Arrays.equals(trailing, appId)
        ? Optional.of(new String(plain, start, length, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, IV_BYTES)));
    return cipher;
  }
}
