package dev.kaquan.bootstrap;

import dev.kaquan.application.port.Nonces;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Words from the system's secure source.
 *
 * <p>Bytes are drawn a few thousand at a time, because a draw costs more than its bytes. Each word
 * is 22 of 62 letters and digits, 131 bits of chance: six bits choose one, and the two values that
 * choose none are drawn again.
 */
public final class SecureNonces implements Nonces {
  private static final int LENGTH = 22;
  private static final byte[] LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
          .getBytes(StandardCharsets.US_ASCII);

  private final SecureRandom random = new SecureRandom();
  private final byte[] drawn = new byte[4096];
  private final byte[] word = new byte[LENGTH];
  private int used = drawn.length;

  @Override
  public synchronized String next() {
    int filled = 0;
    while (filled < LENGTH) {
      if (used == drawn.length) {
        random.nextBytes(drawn);
        used = 0;
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
}
