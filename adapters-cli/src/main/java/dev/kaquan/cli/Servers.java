package dev.kaquan.cli;

import java.net.URI;
import java.util.Optional;

/** What the terminal needs to start servers. */
public interface Servers {
  /**
   * Starts the service, and a sandbox beside it if no account is set.
   *
   * @param port 0 for any that is free
   * @throws CannotListenException if a port is taken
   */
  Running service(String host, int port, int sandboxPort);

  /**
   * Starts a sandbox alone.
   *
   * @param appId empty to have one made up
   * @param secret empty to have one made up
   * @throws CannotListenException if the port is taken
   */
  Running sandbox(String host, int port, String appId, String secret);

  /** Servers that run. */
  interface Running extends AutoCloseable {
    /** Where the service is, if it was started. */
    Optional<URI> service();

    /** The sandbox, if one was started. */
    Optional<SandboxFacts> sandbox();

    /** Waits until the program is asked to end. */
    void await();

    @Override
    void close();
  }

  /** Where a sandbox is, and the account it plays. The account's secret opens nothing else. */
  record SandboxFacts(URI url, String appId, String secret) {}
}
