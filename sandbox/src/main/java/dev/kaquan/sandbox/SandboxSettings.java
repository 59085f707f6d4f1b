package dev.kaquan.sandbox;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;

/**
 * The settings of a sandbox.
 *
 * @param port 0 for any free port
 * @param folder where the state is stored
 * @param appId the account's; empty to generate and store one at the first start
 * @param secret the account's; empty to generate and store one at the first start
 * @param seed makes ids, codes and secrets repeatable in a new folder; empty for secure randomness
 * @param reviewAtOnce whether new cards pass review at once
 * @param newCoupons whether coupons can be created, which WeChat has refused since 2021-04-01
 * @param pushesAnywhere whether pushes may leave this machine
 */
public record SandboxSettings(
    String host,
    int port,
    Path folder,
    String appId,
    String secret,
    InstantSource clock,
    OptionalLong seed,
    boolean reviewAtOnce,
    boolean newCoupons,
    boolean pushesAnywhere) {

  @Override
  public String toString() {
    return "SandboxSettings[" + host + ":" + port + ", " + folder + "]";
  }
}
