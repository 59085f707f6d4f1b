package dev.kaquan.sandbox.code;

import dev.kaquan.sandbox.env.SandboxContext;
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
 * Encrypts codes into the shape of WeChat's: 64 characters of Base64 for 48 bytes, which are a 12-byte
 * nonce, the code padded to 20 bytes and a 16-byte authentication tag.
 */
public final class CodeCipher {
  private static final int NONCE_BYTES = 12;
  private static final int CODE_BYTES = 20;
  private static final int TAG_BITS = 128;
  private static final int ALL_BYTES = NONCE_BYTES + CODE_BYTES + TAG_BITS / 8;

  private final SecretKeySpec key;
  private final SandboxContext context;

  /** Uses the code key of the account. */
  public CodeCipher(SandboxContext context) {
    this.key = new SecretKeySpec(Base64.getDecoder().decode(context.account().codeKey()), "AES");
    this.context = context;
  }

  /** Encrypts a code with a fresh nonce, so that the result differs each time. */
  public String encrypt(String code) {
    byte[] nonce = context.randomStrings().bytes(NONCE_BYTES);
    byte[] plain = Arrays.copyOf(code.getBytes(StandardCharsets.US_ASCII), CODE_BYTES);
    try {
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(ALL_BYTES).put(nonce).put(encrypted).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is not available", e);
    }
  }

  /** Decrypts a code, or returns empty if it was not encrypted by this sandbox. */
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
