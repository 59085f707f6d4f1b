package dev.kaquan.domain.signature;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-1 over ASCII texts, joined.
 *
 * <p>Each thread keeps its digest and its buffers, so that a hash leaves nothing behind but the text
 * that it answers: signing is done for every card that is given out.
 */
final class Sha1 {
  private static final int DIGEST_BYTES = 20;
  private static final HexFormat HEX = HexFormat.of();
  private static final int USUAL_LENGTH = 512;
  private static final ThreadLocal<Sha1> OF_THREAD =
      ThreadLocal.withInitial(() -> new Sha1(USUAL_LENGTH));

  private final MessageDigest digest = DigestUtils.getSha1Digest();
  private final CharsetEncoder ascii = StandardCharsets.US_ASCII.newEncoder();
  private final char[] joined;
  private final CharBuffer from;
  private final ByteBuffer bytes;
  private final byte[] hash = new byte[DIGEST_BYTES];

  private Sha1(int longest) {
    joined = new char[longest];
    from = CharBuffer.wrap(joined);
    bytes = ByteBuffer.allocate(longest);
  }

  /** The hash of {@code texts}, one behind the other, as 40 lower-case hex digits. */
  static String hexOf(String... texts) {
    int length = 0;
    for (String text : texts) {
      length += text.length();
    }
    Sha1 sha1 = length <= USUAL_LENGTH ? OF_THREAD.get() : new Sha1(length);
    return sha1.hash(texts);
  }

  private String hash(String... texts) {
    int length = 0;
    for (String text : texts) {
      text.getChars(0, text.length(), joined, length);
      length += text.length();
    }
    boolean isAscii = ascii
        .reset()
        .encode(from.limit(length).position(0), bytes.clear(), true)
        .isUnderflow();
    Check.that(isAscii, "signed value", "must be ASCII", RuleReference.SIGNATURE);
    digest.update(bytes.array(), 0, length);
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-1 hash no longer has 20 bytes", e);
    }
    return HEX.formatHex(hash);
  }
}
