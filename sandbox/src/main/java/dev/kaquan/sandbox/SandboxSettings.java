package dev.kaquan.sandbox;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;

/**
 * The settings of a sandbox.
 *
 * @param port 0 for any free port
 * @param folder where the state is stored
 */
public record SandboxSettings(
    String host,
    int port,
    Path folder,
    InstantSource clock,
    Identity identity,
    Permissions permissions) {

  /**
   * The account that a sandbox serves.
   *
   * @param appId empty to generate and store one at the first start
   * @param secret empty to generate and store one at the first start
   * @param seed makes ids, codes and secrets repeatable in a new folder; empty for secure randomness
   */
  public record Identity(String appId, String secret, OptionalLong seed) {
    public static final Identity GENERATED = new Identity("", "", OptionalLong.empty());

    /** Returns an account whose ids, codes and secrets are repeatable. */
    public static Identity seeded(long seed) {
      return new Identity("", "", OptionalLong.of(seed));
    }

    @Override
    public String toString() {
      return "Identity[" + appId + "]";
    }
  }

  /**
   * What a sandbox allows.
   *
   * @param unreviewedCards whether new cards pass review at once
   * @param newCoupons whether coupons can be created, which WeChat has refused since 2021-04-01
   * @param pushesAnywhere whether pushes may leave this machine
   */
  public record Permissions(boolean unreviewedCards, boolean newCoupons, boolean pushesAnywhere) {
    public static final Permissions DEFAULTS = new Permissions(true, true, false);
  }
}
