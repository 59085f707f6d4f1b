package dev.kaquan.cli;

import dev.kaquan.application.card.CardMayExistException;
import dev.kaquan.application.member.MembershipBusyException;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Kaquan's command line. */
public final class Cli {
  static final int DONE = 0;
  static final int REFUSED = 1;
  private static final int INVALID = 2;
  private static final int UNCERTAIN = 3;
  private static final int UNAVAILABLE = 69;
  private static final int BUG = 70;

  private final Map<String, Object> commands = new LinkedHashMap<>();

  @Inject
  Cli(
      ServeCommand serve,
      SandboxCommand sandbox,
      ApiKeyCommand apiKey,
      CardCommand card,
      FormCommand form,
      MemberCommand member,
      EventCommand event,
      CallbackCommand callback,
      FunnelCommand funnel,
      ReconcileCommand reconcile,
      AddCardCommand addCard,
      OpenCardCommand openCard,
      ChooseCardCommand chooseCard,
      SignCommand sign,
      DiagnoseCommand diagnose) {
    commands.put("serve", serve);
    commands.put("sandbox", sandbox);
    commands.put("api-key", apiKey);
    commands.put("card", card);
    commands.put("form", form);
    commands.put("member", member);
    commands.put("event", event);
    commands.put("callback", callback);
    commands.put("funnel", funnel);
    commands.put("reconcile", reconcile);
    commands.put("add-card", addCard);
    commands.put("open-card", openCard);
    commands.put("choose-card", chooseCard);
    commands.put("sign", sign);
    commands.put("diagnose", diagnose);
    commands.put("completion", new CompletionCommand());
  }

  /**
   * Returns the data folder that the arguments name, which must be known before the injector is
   * created.
   */
  public static Optional<Path> dataFolder(String... args) {
    DataOption option = new DataOption();
    CommandLine line = new CommandLine(option).setUnmatchedArgumentsAllowed(true);
    line.getCommandSpec().parser().collectErrors(true);
    line.parseArgs(args);
    return Optional.ofNullable(option.data);
  }

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  public int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new KaquanCommand());
    commands.forEach(line::addSubcommand);
    line.setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((fault, command, parsed) -> reportError(fault, err));
    int code = line.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  private static int reportError(Exception fault, PrintWriter err) {
    if (fault instanceof InvalidValueException invalid) {
      invalid.violations().forEach(err::println);
      return INVALID;
    }
    if (fault instanceof PlatformException platform) {
      err.println(platform.getMessage());
      return platform.kind() == PlatformException.Kind.REJECTED ? REFUSED : UNAVAILABLE;
    }
    if (fault instanceof CardMayExistException) {
      err.println(fault.getMessage());
      return UNCERTAIN;
    }
    if (fault instanceof StorageException
        || fault instanceof MembershipBusyException
        || fault instanceof PortTakenException
        || fault instanceof FolderInUseException) {
      err.println(fault.getMessage());
      return UNAVAILABLE;
    }
    err.println("internal error:");
    fault.printStackTrace(err);
    return BUG;
  }

  @CommandLine.Command
  private static final class DataOption {
    @Option(names = "--data")
    Path data;
  }
}
