package dev.kaquan.cli;

import dev.kaquan.api.FailureProblems;
import dev.kaquan.api.ProblemCodec;
import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.card.CardMayExistException;
import dev.kaquan.application.member.MembershipBusyException;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.InitializationException;
import picocli.CommandLine.Option;

/** Kaquan's command line. */
public final class Cli {
  static final int DONE = 0;
  static final int REFUSED = 1;
  private static final int INVALID = 2;
  private static final int UNCERTAIN = 3;
  private static final int UNAVAILABLE = 69;
  private static final int BUG = 70;

  private static final String DATA = "--data";

  /** Commands, or their subcommands, that only read what is stored. */
  private static final Set<String> READING = Set.of("list", "show", "funnel", "open-card");

  private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("serve", ServeCommand.class);
    COMMANDS.put("sandbox", SandboxCommand.class);
    COMMANDS.put("api-key", ApiKeyCommand.class);
    COMMANDS.put("card", CardCommand.class);
    COMMANDS.put("form", FormCommand.class);
    COMMANDS.put("member", MemberCommand.class);
    COMMANDS.put("event", EventCommand.class);
    COMMANDS.put("callback", CallbackCommand.class);
    COMMANDS.put("funnel", FunnelCommand.class);
    COMMANDS.put("reconcile", ReconcileCommand.class);
    COMMANDS.put("add-card", AddCardCommand.class);
    COMMANDS.put("open-card", OpenCardCommand.class);
    COMMANDS.put("choose-card", ChooseCardCommand.class);
    COMMANDS.put("doctor", DoctorCommand.class);
    COMMANDS.put("sign", SignCommand.class);
    COMMANDS.put("diagnose", DiagnoseCommand.class);
    COMMANDS.put("completion", CompletionCommand.class);
  }

  private final CliEnvironment environment;
  private final CommandSource source;

  /**
   * Creates a command line.
   *
   * @param source of the commands that are not offline
   */
  public Cli(CliEnvironment environment, CommandSource source) {
    this.environment = environment;
    this.source = source;
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

  /** Returns the data folder that the environment names, or the default one. */
  public static Path dataFolder(CliEnvironment environment) {
    String folder = environment.variable("KAQUAN_DATA");
    return Path.of(folder.isEmpty() ? "data" : folder);
  }

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  public int run(PrintWriter out, PrintWriter err, String... args) {
    IFactory factory = new Factory();
    CommandLine line = new CommandLine(new KaquanCommand(), factory);
    needed(args).forEach((name, type) -> line.addSubcommand(name, new CommandLine(type, factory)));
    line.addSubcommand(new HelpCommand());
    if (isWithoutFolder(args)) {
      err.println(
          "the data folder does not exist; kaquan serve creates it, and --data names another one");
      return INVALID;
    }
    boolean isJson = Arrays.asList(args).contains("--json");
    line.setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((fault, command, parsed) -> reportError(fault, isJson, err));
    int code = line.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  /** Returns the commands that the arguments need. To look at the others takes longer than most commands. */
  private static Map<String, Class<?>> needed(String... args) {
    if (Arrays.equals(args, new String[] {"--version"})) {
      return Map.of();
    }
    return words(args).stream()
        .limit(1)
        .filter(name -> COMMANDS.containsKey(name) && !name.equals("completion"))
        .findFirst()
        .<Map<String, Class<?>>>map(name -> Map.of(name, COMMANDS.get(name)))
        .orElse(COMMANDS);
  }

  /** Returns whether the arguments name a command that only reads, and a folder that does not exist. */
  private boolean isWithoutFolder(String... args) {
    List<String> words = words(args);
    boolean isReading = !words.isEmpty()
        && (READING.contains(words.get(0)) || (words.size() > 1 && READING.contains(words.get(1))));
    boolean isHelp = Arrays.stream(args).anyMatch(HELP::contains);
    return isReading
        && !isHelp
        && !Files.isDirectory(dataFolder(args).orElseGet(() -> dataFolder(environment)));
  }

  /** Returns the arguments that are no options. */
  private static List<String> words(String... args) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(DATA)) {
        i++;
      } else if (!args[i].startsWith("-")) {
        words.add(args[i]);
      }
    }
    return words;
  }

  private static int reportError(Exception fault, boolean isJson, PrintWriter err) {
    Optional<Problem> problem = fault instanceof RefusedException refused
        ? Optional.of(refused.problem())
        : FailureProblems.of(fault);
    if (isJson && problem.isPresent()) {
      err.println(ProblemCodec.problem(problem.get(), ""));
      return exitCode(fault);
    }
    if (fault instanceof InvalidValueException invalid) {
      invalid.violations().forEach(err::println);
      if (invalid.more() > 0) {
        err.println("and " + invalid.more() + " more");
      }
      return INVALID;
    }
    int code = exitCode(fault);
    if (code == BUG) {
      err.println("internal error:");
      fault.printStackTrace(err);
    } else {
      err.println(fault.getMessage());
    }
    return code;
  }

  private static int exitCode(Exception fault) {
    if (fault instanceof InvalidValueException) {
      return INVALID;
    }
    if (fault instanceof PlatformException platform) {
      return platform.kind() == PlatformException.Kind.REJECTED ? REFUSED : UNAVAILABLE;
    }
    if (fault instanceof CardMayExistException) {
      return UNCERTAIN;
    }
    if (fault instanceof RefusedException) {
      return REFUSED;
    }
    return fault instanceof StorageException
            || fault instanceof MembershipBusyException
            || fault instanceof PortTakenException
            || fault instanceof FolderUnusableException
        ? UNAVAILABLE
        : BUG;
  }

  @CommandLine.Command
  private static final class DataOption {
    @Option(names = DATA)
    Path data;
  }

  /** Creates what picocli needs; a command only when it is executed. */
  private final class Factory implements IFactory {
    private final IFactory others = CommandLine.defaultFactory();

    @Override
    public <T> T create(Class<T> type) {
      if (type.equals(SignCommand.class)) {
        return type.cast(new SignCommand(environment));
      }
      if (type.equals(DiagnoseCommand.class)) {
        return type.cast(new DiagnoseCommand(environment));
      }
      if (COMMANDS.containsValue(type) && !type.equals(CompletionCommand.class)) {
        return source.command(type);
      }
      try {
        return others.create(type);
      } catch (Exception e) {
        throw new InitializationException("cannot create " + type.getName(), e);
      }
    }
  }
}
