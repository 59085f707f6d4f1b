package dev.kaquan.domain.signature;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.Source;
import java.security.DigestException;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-1 over ASCII texts, joined.
 *
 * <p>Each thread keeps its digest and its buffers, so that a hash leaves nothing behind but the text
 * that it answers: signing is done for every card that is given out.
 */
final class Sha1 {
  private static final int DIGEST_BYTES = 20;
  private static final ThreadLocal<Sha1> OF_THREAD = ThreadLocal.withInitial(Sha1::new);

  private final MessageDigest digest = DigestUtils.getSha1Digest();
  private final byte[] block = new byte[512];
  private final byte[] hash = new byte[DIGEST_BYTES];
  private final char[] hex = new char[2 * DIGEST_BYTES];

  private Sha1() {}

  /** The hash of {@code texts}, one behind the other, as 40 lower-case hex digits. */
  static String hexOf(String... texts) {
    return OF_THREAD.get().hash(texts);
  }

  private String hash(String... texts) {
    digest.reset();
    int filled = 0;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        if (filled == block.length) {
          digest.update(block);
          filled = 0;
        }
        char c = text.charAt(i);
        Check.that(c < 0x80, "signed value", "must be ASCII", Source.SIGNATURE);
        block[filled++] = (byte) c;
      }
    }
    digest.update(block, 0, filled);
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-1 hash no longer has 20 bytes", e);
    }
    Hex.encodeHex(hash, 0, hash.length, true, hex, 0);
    return new String(hex);
  }
}
