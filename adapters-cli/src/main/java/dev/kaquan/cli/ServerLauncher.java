package dev.kaquan.cli;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** Starts servers on behalf of commands. */
public interface ServerLauncher {
  /**
   * Starts the service, and a sandbox beside it if no account is configured.
   *
   * @param port 0 for any free port
   * @throws PortTakenException if another process listens on a port
   */
  Running service(String host, int port, int sandboxPort);

  /**
   * Starts only a sandbox.
   *
   * @throws PortTakenException if another process listens on the port
   */
  Running sandbox(SandboxOptions options);

  /**
   * The options of a sandbox.
   *
   * @param port 0 for any free port
   * @param appId empty to generate one
   * @param secret empty to generate one
   * @param seed makes ids and codes repeatable in a new data folder
   * @param reviewAtOnce whether cards pass review at once
   * @param newCoupons whether coupons can be created
   * @param pushesAnywhere whether pushes may leave this machine
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
    /** Returns the default options. */
    public static SandboxOptions defaults(String host, int port) {
      return new SandboxOptions(host, port, "", "", OptionalLong.empty(), true, true, false);
    }

    @Override
    public String toString() {
      return "SandboxOptions[" + host + ":" + port + "]";
    }
  }

  /** Running servers. */
  interface Running extends AutoCloseable {
    /** Returns the URL of the service, if it was started. */
    Optional<URI> service();

    /** Returns the sandbox, if one was started. */
    Optional<SandboxEndpoint> sandbox();

    /** Waits until the process is asked to end. */
    void await();

    @Override
    void close();
  }

  /** A running sandbox and its account. The account's secret is valid there only. */
  record SandboxEndpoint(URI url, String appId, String secret) {}
}
