package dev.kaquan.sandbox.code;

import dev.kaquan.sandbox.env.RandomStrings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts codes into what WeChat's look like: 48 bytes, 64 characters of Base64. They are 12 bytes
 * of nonce, the code filled up to 20 bytes, and 16 bytes by which a forged one is known.
 */
public final class CodeCipher {
  private static final int NONCE_BYTES = 12;
  private static final int CODE_BYTES = 20;
  private static final int TAG_BITS = 128;
  private static final int ALL_BYTES = NONCE_BYTES + CODE_BYTES + TAG_BITS / 8;

  private final SecretKeySpec key;
  private final RandomStrings randomStrings;

  /** A cipher whose key is 32 bytes in Base64. */
  public CodeCipher(String key, RandomStrings randomStrings) {
    this.key = new SecretKeySpec(Base64.getDecoder().decode(key), "AES");
    this.randomStrings = randomStrings;
  }

  /** The code, encrypted: another text each time. */
  public String encrypt(String code) {
    byte[] nonce = randomStrings.bytes(NONCE_BYTES);
    byte[] plain = Arrays.copyOf(code.getBytes(StandardCharsets.US_ASCII), CODE_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      return Base64.getEncoder()
          .encodeToString(ByteBuffer.allocate(ALL_BYTES).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is not there", e);
    }
  }

  /** The code, or nothing if it was not encrypted here. */
  public Optional<String> decrypt(String encrypted) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encrypted);
      if (bytes.length != ALL_BYTES) {
        return Optional.empty();
      }
      byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES))
          .doFinal(bytes, NONCE_BYTES, ALL_BYTES - NONCE_BYTES);
      return Optional.of(new String(plain, StandardCharsets.US_ASCII).replace("\0", ""));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
