package dev.kaquan.cli;

import dev.kaquan.api.CallbackCodec;
import dev.kaquan.application.event.CheckCallback;
import jakarta.inject.Inject;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "callback",
    footer = "  kaquan callback check",
    description = "Checks the settings for WeChat's event pushes.")
final class CallbackCommand implements Runnable {
  private final CheckCallback checkCallback;
  private final InputFiles files;

  @Spec
  CommandSpec spec;

  @Inject
  CallbackCommand(CheckCallback checkCallback, CliEnvironment environment) {
    this.checkCallback = checkCallback;
    this.files = new InputFiles(environment);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a subcommand; --help lists them");
  }

  @Command(
      name = "check",
      footer = {
        "  kaquan callback check",
        "  kaquan callback check --query \"signature=…&timestamp=…&nonce=…\" --body push.xml"
      },
      description = "Prints whether the settings fit, and what to enter in the platform's console.")
  int check(
      @Option(
              names = "--query",
              defaultValue = "",
              description = "The query string, or the URL, of a captured push")
          String query,
      @Option(
              names = "--body",
              paramLabel = "FILE",
              description = "The body of the captured push; - for the standard input")
          Path body) {
    CheckCallback.Report report =
        checkCallback.check(CallbackCodec.sample(query, body == null ? "" : files.file(body)));
    spec.commandLine().getOut().println(CallbackCodec.report(report));
    return report.isFine() ? Cli.DONE : Cli.REFUSED;
  }
}
