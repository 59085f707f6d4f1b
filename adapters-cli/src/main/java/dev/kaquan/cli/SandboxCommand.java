package dev.kaquan.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "sandbox",
    footer = "  kaquan sandbox --port 8090 --seed 1",
    description = "Starts only a sandbox, which simulates WeChat's card platform.")
final class SandboxCommand implements Runnable {
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
      defaultValue = "8090",
      description = "The port of the sandbox; 0 for a free one. Default: ${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--appid",
      defaultValue = "",
      description = "The appid that the sandbox accepts. Default: generated")
  String appId;

  @Option(
      names = "--secret",
      defaultValue = "",
      description = "The secret that the sandbox accepts. Default: generated")
  String secret;

  @Option(names = "--seed", description = "Makes ids and codes repeatable in a new data folder.")
  @Nullable
  Long seed;

  @Option(names = "--review", description = "Cards wait for review: POST /sandbox/cards/ID/review")
  boolean review;

  @Option(
      names = "--no-new-coupons",
      description = "Refuses new coupons, as WeChat has since 2021-04-01.")
  boolean noNewCoupons;

  @Option(names = "--push-anywhere", description = "Allows pushes to other machines, and https.")
  boolean pushAnywhere;

  @Inject
  SandboxCommand(ServerLauncher servers) {
    this.servers = servers;
  }

  @Override
  public void run() {
    try (ServerLauncher.Running running = servers.sandbox(options())) {
      PrintWriter out = spec.commandLine().getOut();
      running.sandbox().ifPresent(sandbox -> print(sandbox, out));
      out.flush();
      running.await();
    }
  }

  private ServerLauncher.SandboxOptions options() {
    return new ServerLauncher.SandboxOptions(
        host,
        port,
        new ServerLauncher.Identity(
            appId, secret, seed == null ? OptionalLong.empty() : OptionalLong.of(seed)),
        new ServerLauncher.Permissions(!review, !noNewCoupons, pushAnywhere));
  }

  static void print(ServerLauncher.SandboxEndpoint sandbox, PrintWriter out) {
    out.println("The sandbox listens at " + sandbox.url());
    out.println("Its appid is " + sandbox.appId() + " and its secret " + sandbox.secret());
  }
}
