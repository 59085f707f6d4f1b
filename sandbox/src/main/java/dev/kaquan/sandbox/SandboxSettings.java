package dev.kaquan.sandbox;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * How a sandbox is set up.
 *
 * @param port 0 for any that is free
 * @param folder where its state is kept
 * @param appId the account's; empty to make one up at the first start and keep it
 * @param secret the account's; empty to make one up at the first start and keep it
 * @param random makes ids, codes and secrets; a seeded one makes the same ones again
 * @param reviewAtOnce whether new cards pass review at once
 */
public record SandboxSettings(
    String host,
    int port,
    Path folder,
    String appId,
    String secret,
    InstantSource clock,
    RandomGenerator random,
    boolean reviewAtOnce) {

  @Override
  public String toString() {
    return "SandboxSettings[" + host + ":" + port + ", " + folder + "]";
  }
}
