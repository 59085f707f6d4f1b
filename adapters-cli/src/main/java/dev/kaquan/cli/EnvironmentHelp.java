package dev.kaquan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The section of the help that lists the environment variables which a command reads. */
final class EnvironmentHelp {
  private static final String KEY = "environment";
  private static final Set<String> OFFLINE = Set.of("sign", "diagnose", "completion", "help");
  private static final Set<String> EVENTS = Set.of("serve", "callback", "doctor");
  private static final int INDENT = 2;
  private static final int NAME_WIDTH = 40;
  private static final int MEANING_WIDTH = 40;

  /**
   * A variable.
   *
   * @param commands that read it; empty for all that are not offline
   */
  private record Variable(String name, String meaning, Set<String> commands) {
    boolean isReadBy(String command) {
      return command.isEmpty()
          || (commands.isEmpty() ? !OFFLINE.contains(command) : commands.contains(command));
    }
  }

  private static final List<Variable> VARIABLES = List.of(
      variable("KAQUAN_DATA", "the data folder; default: ./data"),
      variable("KAQUAN_API_KEY", "the API key; default: generated", "serve", "api-key", "doctor"),
      variable("KAQUAN_WECHAT_APPID", "the official account; default: the sandbox of serve"),
      variable("KAQUAN_WECHAT_SECRET", "its secret"),
      variable("KAQUAN_WECHAT_BASE_URL", "default: https://api.weixin.qq.com"),
      new Variable("KAQUAN_WECHAT_TOKEN", "the token of event pushes", EVENTS),
      new Variable("KAQUAN_WECHAT_AES_KEY", "the EncodingAESKey of event pushes", EVENTS),
      new Variable("KAQUAN_WECHAT_PREVIOUS_AES_KEY", "the one before it", EVENTS),
      new Variable("KAQUAN_WECHAT_PREVIOUS_AES_KEY_UNTIL", "until when that is accepted", EVENTS),
      new Variable("KAQUAN_WECHAT_ENCRYPTED_ONLY", "false to accept pushes in plain text", EVENTS),
      new Variable(
          "KAQUAN_WECHAT_PUSH_WINDOW_SECONDS", "how old a push may be; default: 600", EVENTS),
      variable("KAQUAN_HOST_NAMES", "names of the service behind a proxy", "serve", "doctor"),
      variable(
          "KAQUAN_RECONCILE_PER_DAY",
          "the most codes to compare in a day; default: 10000",
          "serve",
          "reconcile",
          "doctor"),
      variable(
          "KAQUAN_MEMBERSHIP_NUMBER",
          "the pattern of membership numbers; default: {yyyy}{seq:8}",
          "serve",
          "member",
          "doctor"),
      variable("KAQUAN_API_TICKET", "the wx_card ticket", "sign", "diagnose"));

  private EnvironmentHelp() {}

  /** Adds the section to a command and its subcommands. */
  static void addTo(CommandLine line) {
    List<String> keys = new ArrayList<>(line.getHelpSectionKeys());
    keys.add(keys.indexOf(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING), KEY);
    line.setHelpSectionKeys(keys);
    var sections = line.getHelpSectionMap();
    sections.put(KEY, EnvironmentHelp::section);
    line.setHelpSectionMap(sections);
  }

  private static String section(Help help) {
    String[] words = help.commandSpec().qualifiedName().split(" ", -1);
    String command = words.length > 1 ? words[1] : "";
    TextTable table = TextTable.forColumns(
        help.colorScheme(),
        new Column(NAME_WIDTH, INDENT, Overflow.SPAN),
        new Column(MEANING_WIDTH, INDENT, Overflow.WRAP));
    VARIABLES.stream()
        .filter(variable -> variable.isReadBy(command))
        .forEach(variable ->
            table.addRowValues(text(help, variable.name()), text(help, variable.meaning())));
    return table.rowCount() == 0
        ? ""
        : System.lineSeparator() + "Environment variables:" + System.lineSeparator() + table;
  }

  private static Text text(Help help, String text) {
    return help.colorScheme().ansi().new Text(text);
  }

  private static Variable variable(String name, String meaning, String... commands) {
    return new Variable(name, meaning, Set.of(commands));
  }
}
