package dev.kaquan.bootstrap;

import dev.kaquan.cli.PortTakenException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Addresses on which a server is to listen. */
final class Addresses {
  private Addresses() {}

  /**
   * Checks that a server can listen, before anything is started for it.
   *
   * @param port 0 for any free port
   * @throws InvalidValueException if {@code host} is not of this machine
   * @throws PortTakenException if the port is taken, or may not be used
   */
  static void check(String host, int port) {
    try {
      bind(host, 0);
    } catch (IOException e) {
      throw new InvalidValueException(
          "--host", "must be a name or an address of this machine", RuleReference.SETTINGS);
    }
    try {
      bind(host, port);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("Permission denied")) {
        throw new InvalidValueException(
            "--port",
            "must be a port that this user may use, such as one from 1024 on",
            RuleReference.SETTINGS);
      }
      throw new PortTakenException(host + ":" + port, e);
    }
  }

  private static void bind(String host, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    }
  }
}
