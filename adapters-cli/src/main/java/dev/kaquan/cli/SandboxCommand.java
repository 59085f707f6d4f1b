package dev.kaquan.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "sandbox", description = "Starts a sandbox alone: it plays WeChat's card platform.")
final class SandboxCommand implements Runnable {
  private final Servers servers;

  @Spec
  CommandSpec spec;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Default: ${DEFAULT-VALUE}")
  String host;

  @Option(names = "--port", defaultValue = "8090", description = "Default: ${DEFAULT-VALUE}")
  int port;

  @Option(names = "--appid", defaultValue = "", description = "Default: one that is made up")
  String appId;

  @Option(names = "--secret", defaultValue = "", description = "Default: one that is made up")
  String secret;

  @Inject
  SandboxCommand(Servers servers) {
    this.servers = servers;
  }

  @Override
  public void run() {
    try (Servers.Running running = servers.sandbox(host, port, appId, secret)) {
      PrintWriter out = spec.commandLine().getOut();
      running.sandbox().ifPresent(sandbox -> print(sandbox, out));
      out.flush();
      running.await();
    }
  }

  static void print(Servers.SandboxFacts sandbox, PrintWriter out) {
    out.println("The sandbox listens at " + sandbox.url());
    out.println("Its appid is " + sandbox.appId() + " and its secret " + sandbox.secret());
  }
}
