package dev.kaquan.bootstrap;

import dev.kaquan.application.port.Nonces;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Draws nonces from the JDK's {@link SecureRandom}: 128 random bits as 32 hex digits. */
public final class SecureNonces implements Nonces {
  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
