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
   */
  record SandboxOptions(String host, int port, Identity identity, Permissions permissions) {}

  /**
   * The account that a sandbox serves.
   *
   * @param appId empty to generate one
   * @param secret empty to generate one
   * @param seed makes ids and codes repeatable in a new data folder
   */
  record Identity(String appId, String secret, OptionalLong seed) {
    public static final Identity GENERATED = new Identity("", "", OptionalLong.empty());

    @Override
    public String toString() {
      return "Identity[" + appId + "]";
    }
  }

  /**
   * What a sandbox allows.
   *
   * @param unreviewedCards whether cards pass review at once
   * @param newCoupons whether coupons can be created
   * @param pushesAnywhere whether pushes may leave this machine
   */
  record Permissions(boolean unreviewedCards, boolean newCoupons, boolean pushesAnywhere) {
    public static final Permissions DEFAULTS = new Permissions(true, true, false);
  }

  interface Running extends AutoCloseable {
    /** Returns the URL of the service, if it was started. */
    Optional<URI> service();

    Optional<SandboxEndpoint> sandbox();

    /** Waits until the process is asked to end. */
    void await();

    @Override
    void close();
  }

  /** A running sandbox and its account. The account's secret is valid there only. */
  record SandboxEndpoint(URI url, String appId, String secret) {}
}
