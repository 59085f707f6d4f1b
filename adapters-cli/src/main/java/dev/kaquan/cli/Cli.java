package dev.kaquan.cli;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
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
  static final int UNAVAILABLE = 69;

  private static final String DATA = "--data";

  /** Commands that need what is stored. */
  private static final Set<String> NEEDS_FOLDER =
      Set.of("add-card", "open-card", "funnel", "reconcile", "audit");

  /** Commands whose subcommands do, with exceptions. */
  private static final Set<String> GROUPS =
      Set.of("card", "code", "codes", "form", "member", "event", "callback");

  /** Subcommands for a card that is not stored yet, or for none. */
  private static final Set<String> WITHOUT_CARD =
      Set.of("card create", "card sync", "codes generate");

  private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("serve", ServeCommand.class);
    COMMANDS.put("sandbox", SandboxCommand.class);
    COMMANDS.put("api-key", ApiKeyCommand.class);
    COMMANDS.put("card", CardCommand.class);
    COMMANDS.put("code", CodeCommand.class);
    COMMANDS.put("codes", CodesCommand.class);
    COMMANDS.put("form", FormCommand.class);
    COMMANDS.put("member", MemberCommand.class);
    COMMANDS.put("event", EventCommand.class);
    COMMANDS.put("callback", CallbackCommand.class);
    COMMANDS.put("funnel", FunnelCommand.class);
    COMMANDS.put("reconcile", ReconcileCommand.class);
    COMMANDS.put("audit", AuditCommand.class);
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
    CommandLine line = commandLine(args);
    boolean isJson = Arrays.asList(args).contains("--json");
    line.setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (fault, command, parsed) -> FailureReport.print(fault, isJson, err));
    if (isJson) {
      line.setParameterExceptionHandler((fault, parsed) -> FailureReport.usageAsJson(fault, err));
    }
    Violations violations = violations(args);
    int code = violations.isEmpty()
        ? line.execute(args)
        : FailureReport.print(new InvalidValueException(violations.found()), isJson, err);
    out.flush();
    err.flush();
    return code;
  }

  /** Returns the command line with those commands that the arguments need. */
  CommandLine commandLine(String... args) {
    IFactory factory = new Factory();
    CommandLine line = new CommandLine(new KaquanCommand(), factory);
    needed(args).forEach((name, type) -> line.addSubcommand(name, new CommandLine(type, factory)));
    line.addSubcommand(new HelpCommand());
    EnvironmentHelp.addTo(line);
    return line;
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

  /** Returns what is wrong before a command is looked at: unknown settings, or a folder that does not exist. */
  private Violations violations(String... args) {
    Violations violations = new Violations();
    violations.addAll("", environment.unknownVariables());
    if (violations.isEmpty()
        && needsFolder(args)
        && !Files.isDirectory(dataFolder(args).orElseGet(() -> dataFolder(environment)))) {
      violations.add(
          DATA, "must be an existing folder; kaquan serve creates it", RuleReference.SETTINGS);
    }
    return violations;
  }

  private static boolean needsFolder(String... args) {
    List<String> words = words(args);
    if (words.isEmpty() || Arrays.stream(args).anyMatch(HELP::contains)) {
      return false;
    }
    boolean isOfGroup = words.size() > 1 && GROUPS.contains(words.get(0));
    return NEEDS_FOLDER.contains(words.get(0))
        || (isOfGroup && !WITHOUT_CARD.contains(words.get(0) + " " + words.get(1)));
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
