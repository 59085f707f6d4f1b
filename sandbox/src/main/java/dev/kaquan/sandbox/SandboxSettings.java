package dev.kaquan.sandbox;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;

/**
 * How a sandbox is set up.
 *
 * @param port 0 for any that is free
 * @param folder where its state is kept
 * @param appId the account's; empty to make one up at the first start and keep it
 * @param secret the account's; empty to make one up at the first start and keep it
 * @param seed makes the same ids, codes and secrets again in a folder that is new; without it they
 *     come from the system's secure source
 * @param reviewAtOnce whether new cards pass review at once
 * @param newCoupons whether coupons can be created, which WeChat has refused since 2021-04-01
 * @param pushesAnywhere whether pushes may go to other machines too
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
