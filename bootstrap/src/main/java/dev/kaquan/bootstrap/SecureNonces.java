package dev.kaquan.bootstrap;

import dev.kaquan.application.port.Nonces;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Words from the system's secure source.
 *
 * <p>The source is asked for a fresh 256-bit key for every 16 KiB, which AES in counter mode makes of
 * it: the source itself costs more for one word than the signature that the word goes into. Each word
 * is 22 of 62 letters and digits, 131 bits of chance: six bits choose one, and the two values that
 * choose none are drawn again.
 */
public final class SecureNonces implements Nonces {
  private static final int LENGTH = 22;
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 16;
  private static final byte[] LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
          .getBytes(StandardCharsets.US_ASCII);

  private final SecureRandom random = new SecureRandom();
  private final byte[] drawn = new byte[16_384];
  private final byte[] word = new byte[LENGTH];
  private int used = drawn.length;

  @Override
  public synchronized String next() {
    int filled = 0;
    while (filled < LENGTH) {
      if (used == drawn.length) {
        refill();
      }
      int choice = drawn[used] & 63;
      // A byte serves once: what was given out cannot be read from memory later.
      drawn[used++] = 0;
      if (choice < LETTERS.length) {
        word[filled++] = LETTERS[choice];
      }
    }
    return new String(word, StandardCharsets.ISO_8859_1);
  }

  /** The buffer is all zeros when it is used up, so that encrypting it gives the key stream. */
  private void refill() {
    byte[] seed = new byte[KEY_BYTES + IV_BYTES];
    random.nextBytes(seed);
    try {
      Cipher stream = Cipher.getInstance("AES/CTR/NoPadding");
      stream.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(seed, 0, KEY_BYTES, "AES"),
          new IvParameterSpec(seed, KEY_BYTES, IV_BYTES));
      stream.update(drawn, 0, drawn.length, drawn);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is not there", e);
    }
    Arrays.fill(seed, (byte) 0);
    used = 0;
  }
}
