package dev.kaquan.cli;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** What the terminal needs to start servers. */
public interface ServerLauncher {
  /**
   * Starts the service, and a sandbox beside it if no account is set.
   *
   * @param port 0 for any that is free
   * @throws PortTakenException if a port is taken
   */
  Running service(String host, int port, int sandboxPort);

  /**
   * Starts a sandbox alone.
   *
   * @throws PortTakenException if the port is taken
   */
  Running sandbox(SandboxOptions options);

  /**
   * How a sandbox is to be.
   *
   * @param port 0 for any that is free
   * @param appId empty to have one made up
   * @param secret empty to have one made up
   * @param seed makes the same ids and codes again in a data folder that is new
   * @param reviewAtOnce whether cards pass review by themselves
   * @param newCoupons whether coupons can be created
   * @param pushesAnywhere whether pushes may go to other machines too
   */
  record SandboxOptions(
      String host,
      int port,
      String appId,
      String secret,
      OptionalLong seed,
      boolean reviewAtOnce,
      boolean newCoupons,
      boolean pushesAnywhere) {
    /** What is best to begin with. */
    public static SandboxOptions defaults(String host, int port) {
      return new SandboxOptions(host, port, "", "", OptionalLong.empty(), true, true, false);
    }

    @Override
    public String toString() {
      return "SandboxOptions[" + host + ":" + port + "]";
    }
  }

  /** ServerLauncher that run. */
  interface Running extends AutoCloseable {
    /** Where the service is, if it was started. */
    Optional<URI> service();

    /** The sandbox, if one was started. */
    Optional<SandboxEndpoint> sandbox();

    /** Waits until the program is asked to end. */
    void await();

    @Override
    void close();
  }

  /** Where a sandbox is, and the account it plays. The account's secret opens nothing else. */
  record SandboxEndpoint(URI url, String appId, String secret) {}
}
