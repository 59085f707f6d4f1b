package dev.kaquan.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    footer = {"  kaquan serve", "  kaquan serve --data /var/lib/kaquan --port 8443"},
    description = "Starts the service, and a sandbox if no WeChat account is configured.")
final class ServeCommand implements Runnable {
  private final ServerLauncher servers;

  @Spec
  CommandSpec spec;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to listen at. Default: ${DEFAULT-VALUE}")
  String host;

  @Option(
      names = "--port",
      converter = Port.class,
      defaultValue = "8080",
      description = "The port; 0 for a free one. Default: ${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--sandbox-port",
      converter = Port.class,
      defaultValue = "8090",
      description = "The port of the sandbox; 0 for a free one. Default: ${DEFAULT-VALUE}")
  int sandboxPort;

  @Inject
  ServeCommand(ServerLauncher servers) {
    this.servers = servers;
  }

  @Override
  public void run() {
    try (ServerLauncher.Running running = servers.service(host, port, sandboxPort)) {
      PrintWriter out = spec.commandLine().getOut();
      running.service().ifPresent(url -> out.println("Kaquan listens at " + url));
      running.sandbox().ifPresent(sandbox -> {
        out.println("No WeChat account is configured: a sandbox simulates WeChat.");
        SandboxCommand.print(sandbox, out);
      });
      out.println("Print the API key with: kaquan api-key");
      out.flush();
      running.await();
    }
  }
}
