package dev.kaquan.bootstrap;

import dev.kaquan.application.port.Nonces;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Words from the system's secure source: 32 hex digits, 128 bits of chance.
 *
 * <p>The source is asked once, for a 256-bit key; AES in counter mode makes the words of it. To ask
 * the source for every word would cost more than the signature that the word goes into.
 */
public final class SecureNonces implements Nonces {
  private static final int WORD_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 16;
  private static final HexFormat HEX = HexFormat.of();

  private final Cipher keyStream = keyStream(new SecureRandom());
  private final byte[] zeros = new byte[32 * WORD_BYTES];
  private final byte[] drawn = new byte[zeros.length];
  private int used = drawn.length;

  @Override
  public synchronized String next() {
    if (used == drawn.length) {
      draw();
    }
    used += WORD_BYTES;
    return HEX.formatHex(drawn, used - WORD_BYTES, used);
  }

  private void draw() {
    try {
      keyStream.update(zeros, 0, zeros.length, drawn);
    } catch (ShortBufferException e) {
      throw new IllegalStateException("AES no longer answers as much as it is given", e);
    }
    used = 0;
  }

  private static Cipher keyStream(SecureRandom source) {
    byte[] seed = new byte[KEY_BYTES + IV_BYTES];
    source.nextBytes(seed);
    try {
      Cipher stream = Cipher.getInstance("AES/CTR/NoPadding");
      stream.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(seed, 0, KEY_BYTES, "AES"),
          new IvParameterSpec(seed, KEY_BYTES, IV_BYTES));
      return stream;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is not there", e);
    }
  }
}
