package dev.kaquan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.card.CardMayExistException;
import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.RequestProgress;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.application.port.CardCreations.Checks;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.cli.CliFixture.CliResult;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.RequestedCard;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CliTest {
  private static final String CARD = CardSamples.CARD_ID.value();
  private static final String OPENID = CardSamples.OPENID.value();
  private static final StoredCard STORED =
      StoredCard.created(CardSamples.PLAIN, Map.of("card", Map.of()), CardSamples.NOW);

  @TempDir
  private Path folder;

  private final CliFixture cli = new CliFixture();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing-like-this",
        "card",
        "card create",
        "card show",
        "add-card",
        "add-card resolve",
        "add-card show",
        "open-card",
        "sign",
        "diagnose",
        "serve --port many",
        "serve --no-such-option",
      })
  void wrong_usage_exits_with_2_and_a_message_on_stderr(String line) {
    CliResult result = cli.run(line.isEmpty() ? new String[0] : line.split(" "));
    assertEquals(2, result.code());
    assertEquals("", result.out());
    assertFalse(result.err().isBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "sandbox",
        "api-key",
        "card",
        "card create",
        "add-card",
        "add-card list",
        "add-card resolve",
        "add-card show",
        "open-card",
        "choose-card",
        "sign",
        "diagnose",
        "completion"
      })
  void every_command_has_help(String line) {
    CliResult result = cli.run((line + " --help").split(" "));
    assertEquals(0, result.code());
    assertTrue(result.out().startsWith("Usage: kaquan " + line), result.out());
    assertEquals("", result.err());
  }

  @Test
  void every_option_is_described_and_every_example_is_valid_usage() {
    CommandLine root = cli.cli().commandLine();
    List<CommandLine> commands = new ArrayList<>(List.of(root));
    for (int i = 0; i < commands.size(); i++) {
      CommandLine command = commands.get(i);
      commands.addAll(command.getSubcommands().values());
      String name = command.getCommandSpec().qualifiedName();
      if (name.equals("kaquan help")) {
        continue;
      }
      for (CommandLine.Model.ArgSpec argument : command.getCommandSpec().args()) {
        String text = String.join("", argument.description());
        assertFalse(text.isBlank() || text.startsWith("Default"), name + " " + argument);
      }
      String[] examples = command.getCommandSpec().usageMessage().footer();
      assertTrue(examples.length > 0, name);
      for (String example : examples) {
        String[] words =
            example.strip().replaceAll(" <.*|^source <\\(|\\)$", "").split(" ");
        assertTrue(String.join(" ", words).startsWith(name), example);
        cli.cli().commandLine().parseArgs(Arrays.copyOfRange(words, 1, words.length));
      }
    }
    assertTrue(commands.size() > 35, commands::toString);
  }

  @Test
  void help_lists_the_variables_that_a_command_reads() {
    String sign = cli.run("sign", "--help").out();
    assertTrue(sign.contains("KAQUAN_API_TICKET") && !sign.contains("KAQUAN_DATA "), sign);
    String list = cli.run("card", "list", "--help").out();
    assertTrue(list.contains("KAQUAN_WECHAT_APPID") && !list.contains("KAQUAN_API_TICKET"), list);
    assertFalse(cli.run("completion", "--help").out().contains("Environment"));
  }

  @Test
  void with_json_every_problem_is_json() {
    cli.variables.put("KAQUAN_DATA", "nowhere");
    for (String line : List.of(
        "card list --json --limit 1",
        "card create nofile --json --no-such-option",
        "member show p1 1 --json")) {
      CliResult result = cli.run(line.split(" ", -1));
      assertEquals(2, result.code(), line);
      assertTrue(
          result.err().startsWith("{\"type\":\"urn:kaquan:problem:invalid-value\""), result.err());
    }
    cli.unknownVariables =
        List.of(new Violation("KAQUAN_DATE", "is not a setting", RuleReference.SETTINGS));
    CliResult result = cli.run("sign", "--json");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("\"field\":\"KAQUAN_DATE\""), result.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card list",
        "card show p1",
        "form show p1",
        "member sync p1 1",
        "event replay e1",
        "event replay-parked",
        "callback check",
        "funnel p1",
        "reconcile",
        "add-card p1",
        "add-card resolve r1",
        "open-card --openid o1"
      })
  void a_missing_folder_is_an_error(String line) {
    cli.variables.put("KAQUAN_DATA", "nowhere");
    CliResult result = cli.run(line.split(" ", -1));
    assertEquals(2, result.code());
    assertEquals(
        "--data: must be an existing folder; kaquan serve creates it (README.md#settings)",
        result.err().strip());
    assertEquals(0, cli.run((line + " --help").split(" ", -1)).code());
  }

  @Test
  void the_program_tells_its_version_and_its_exit_codes() {
    assertTrue(cli.run("--version").out().startsWith("kaquan "));
    assertTrue(cli.run("--help").out().contains("69   platform, port"));
  }

  @Test
  void the_completion_script_contains_every_command() {
    CliResult result = cli.run("completion");
    assertEquals(0, result.code());
    for (String command : List.of("serve", "add-card", "diagnose", "--ticket-file")) {
      assertTrue(result.out().contains(command), command);
    }
  }

  @Test
  void the_key_is_printed_alone() {
    assertEquals(new CliResult(0, "the-key\n", ""), cli.run("api-key"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_platform_failure_has_its_exit_code(Kind kind) {
    cli.syncCard = id -> {
      throw new PlatformException(kind, "/card/get: the reason");
    };
    CliResult result = cli.run("card", "sync", CARD);
    assertEquals(kind == Kind.REJECTED ? 1 : 69, result.code());
    assertEquals("/card/get: the reason\n", result.err());
    assertEquals("", result.out());
  }

  @Test
  void a_disk_that_is_full_ends_with_69() {
    cli.listCards = (type, page) -> {
      throw new StorageException("the disk is full", new IllegalStateException());
    };
    assertEquals(new CliResult(69, "", "the disk is full\n"), cli.run("card", "list"));
  }

  @Test
  void with_json_a_failure_is_the_problem_that_http_answers() {
    cli.findCard = id -> Optional.empty();
    cli.listCards = (type, page) -> {
      throw new StorageException("the disk is full", new IllegalStateException());
    };
    assertEquals(
        new CliResult(
            69,
            "",
            "{\"type\":\"urn:kaquan:problem:storage-failed\",\"title\":\"storage failed\",\"status\":503,"
                + "\"detail\":\"the disk is full\",\"violations\":[]}\n"),
        cli.run("card", "list", "--json"));
    assertEquals(
        new CliResult(
            1,
            "",
            "{\"type\":\"urn:kaquan:problem:unknown-card\",\"title\":\"unknown card\",\"status\":404,"
                + "\"detail\":\"No card with this id is stored here.\",\"violations\":[]}\n"),
        cli.run("card", "show", CARD, "--json"));
    CliResult invalid = cli.run("card", "show", "no id", "--json");
    assertEquals(2, invalid.code());
    assertTrue(invalid.err().contains("\"violations\":[{\"field\":\"cardId\""), invalid.err());
  }

  @Test
  void a_bug_ends_with_70_and_a_trace() {
    cli.listCards = (type, page) -> {
      throw new IllegalStateException("this cannot be");
    };
    CliResult result = cli.run("card", "list");
    assertEquals(70, result.code());
    assertTrue(result.err().contains("java.lang.IllegalStateException: this cannot be"));
    assertTrue(result.err().contains("at dev.kaquan.cli.CliTest"));
  }

  @Test
  void a_card_is_created_from_a_file_as_it_is() throws Exception {
    AtomicReference<Map<String, ?>> requested = new AtomicReference<>();
    cli.createCard = (body, receipt) -> {
      requested.set(body);
      return CardSamples.CARD_ID;
    };
    Path file = Files.writeString(folder.resolve("card.json"), "{\"card\":{\"x\":\"卡\"}}");
    assertEquals(new CliResult(0, CARD + "\n", ""), cli.run("card", "create", file.toString()));
    assertEquals(Map.of("card", Map.of("x", "卡")), requested.get());
    assertEquals(
        "{\"cardId\":\"" + CARD + "\"}\n",
        cli.run("card", "create", file.toString(), "--json").out());
  }

  @Test
  void a_card_that_may_exist_ends_with_3() throws Exception {
    Path file = Files.writeString(folder.resolve("card.json"), "{}");
    cli.createCard = (body, receipt) -> {
      throw new CardMayExistException(Optional.empty(), "no answer", new IllegalStateException());
    };
    assertEquals(
        new CliResult(
            3,
            "",
            "The card may exist. Do not repeat the request; the card is looked for and stored in the"
                + " background. Reason: no answer\n"),
        cli.run("card", "create", file.toString()));
  }

  @Test
  void attempts_to_create_cards_are_listed_a_line_each() {
    CardTemplate template = CardTemplate.restored(TemplateSamples.body(CardType.GIFT));
    cli.listCardCreations = (type, page) -> new Page<>(
        List.of(
            new CardCreation(
                "c2",
                template,
                CardSamples.NOW,
                new Checks(0, Optional.of(CardSamples.NOW.plusSeconds(5)), "no answer")),
            new CardCreation(
                "c1", template, CardSamples.NOW, new Checks(0, Optional.empty(), "no answer"))),
        Optional.empty());
    assertEquals(new CliResult(0, """
            c2 GIFT started 2017-03-22T13:42:38Z, next check 2017-03-22T13:42:43Z, \
            reason: no answer 双人套餐
            c1 GIFT started 2017-03-22T13:42:38Z, not created, reason: no answer 双人套餐
            """, ""), cli.run("card", "list", "--state", "creating"));
    assertTrue(cli.run("card", "list", "--state", "creating", "--json")
        .out()
        .startsWith("{\"items\":[{\"creationId\":\"c2\""));
    assertEquals(2, cli.run("card", "list", "--state", "lost").code());
  }

  @Test
  void a_file_that_is_none_is_named() throws Exception {
    String none = folder.resolve("none").toString();
    assertRefused(none + ": must be an existing file", none);
    assertRefused(folder + ": must be a readable file", folder.toString());
    Path latin = Files.write(folder.resolve("latin"), new byte[] {(byte) 0xE4});
    assertRefused(latin + ": must be in UTF-8", latin.toString());
    Path broken = Files.writeString(folder.resolve("broken"), "{");
    assertRefused("body: must be one JSON object", broken.toString());
  }

  @Test
  void cards_are_listed_a_line_each() {
    List<Optional<CardType>> types = new ArrayList<>();
    cli.listCards = (type, page) -> {
      types.add(type);
      return new Page<>(List.of(STORED, STORED), Optional.empty());
    };
    String line = CARD + " GROUPON CARD_STATUS_VERIFY_OK " + CardSamples.PLAIN.title() + "\n";
    assertEquals(new CliResult(0, line + line, ""), cli.run("card", "list"));
    assertTrue(cli.run("card", "list", "--json").out().startsWith("{\"items\":[{\"cardId\""));
    cli.run("card", "list", "--type", "GROUPON");
    assertEquals(2, cli.run("card", "list", "--type", "CARDS").code());
    assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.of(CardType.GROUPON)), types);
  }

  @Test
  void a_card_that_is_not_there_ends_with_1() {
    cli.findCard = id -> Optional.empty();
    cli.syncCard = id -> Optional.empty();
    assertEquals(
        new CliResult(1, "", "No card with this id is stored here.\n"),
        cli.run("card", "show", CARD));
    assertEquals(
        new CliResult(1, "", "The account has no card with this id.\n"),
        cli.run("card", "sync", CARD));
    assertEquals(2, cli.run("card", "show", "no id").code());
  }

  @Test
  void add_card_takes_a_code_for_each_card_or_none() {
    List<AddCardDraft> drafts = new ArrayList<>();
    cli.prepareAddCard = (draft, receipt) -> {
      drafts.add(draft);
      return new PrepareAddCard.Prepared(new RequestId("r1"), List.of(), List.of());
    };
    CliResult result = cli.run(
        "add-card",
        CARD,
        "p2",
        "--code",
        "",
        "--code",
        "0042",
        "--openid",
        OPENID,
        "--outer-str",
        "门店");
    assertEquals(new CliResult(0, "request r1\n", ""), result);
    assertEquals(
        List.of(new AddCardDraft(
            OPENID,
            List.of(
                new RequestedCard(CARD, "", "门店", ""), new RequestedCard("p2", "0042", "门店", "")))),
        drafts);
    assertEquals(2, cli.run("add-card", CARD, "p2", "--code", "0042").code());
    assertEquals(
        "{\"requestId\":\"r1\",\"cardList\":[]}\n",
        cli.run("add-card", CARD, "--json").out());
  }

  @Test
  void add_card_show_prints_a_request_with_its_outcomes() {
    List<Offer> offers = Stream.of(
            new OfferState.Open(),
            new OfferState.Cancelled(),
            new OfferState.Failed("(已领完)"),
            new OfferState.Added(new CardCode("0042")))
        .map(state -> new Offer(CardSamples.CARD_ID, "{}", OuterStr.NONE, state))
        .toList();
    cli.findAddCardRequest = id -> id.value().equals("r1")
        ? Optional.of(new RequestProgress(
            new AddCardRequest(id, new Recipient.Anyone(), CardSamples.NOW, offers), List.of()))
        : Optional.empty();
    assertEquals(new CliResult(0, """
            request r1 made at 2017-03-22T13:42:38Z
            %1$s open
            %1$s cancelled
            %1$s failed (已领完)
            %1$s added 0042
            """.formatted(CARD), ""), cli.run("add-card", "show", "r1"));
    assertTrue(
        cli.run("add-card", "show", "r1", "--json").out().startsWith("{\"requestId\":\"r1\""));
    assertEquals(
        new CliResult(1, "", "No request with this id was prepared here.\n"),
        cli.run("add-card", "show", "r2"));
    assertEquals(2, cli.run("add-card", "show", "r-2").code());
    assertEquals(2, cli.run("add-card", "show").code());
    assertEquals(2, cli.run("add-card").code());
  }

  @Test
  void add_card_list_prints_why_codes_are_pending() {
    OfferState.Taken taken = new OfferState.Taken(new EncryptedCode("x".repeat(32)));
    List<Offer> offers = Stream.of(new OfferState.Open(), taken, taken, taken)
        .map(state -> new Offer(CardSamples.CARD_ID, "{}", OuterStr.NONE, state))
        .toList();
    RequestId id = new RequestId("r1");
    Attempts first = Attempts.firstAt(CardSamples.NOW);
    Attempts failed = first.failed(Optional.of(CardSamples.NOW.plusSeconds(5)), "40056 invalid");
    RequestProgress progress = new RequestProgress(
        new AddCardRequest(id, new Recipient.Anyone(), CardSamples.NOW, offers),
        List.of(
            new PendingCode(id, 1, taken, CardSamples.NOW, first),
            new PendingCode(id, 2, taken, CardSamples.NOW, failed),
            new PendingCode(
                id, 3, taken, CardSamples.NOW, failed.failed(Optional.empty(), "48001"))));
    Cursor next = new Cursor(CardSamples.NOW, "r1");
    cli.listAddCardRequests = (outcome, page) -> {
      assertEquals(Optional.of(Outcome.TAKEN), outcome);
      return page.after().isPresent()
          ? new Page<>(List.of(), Optional.empty())
          : new Page<>(List.of(progress), Optional.of(next));
    };
    String text = """
        request r1 made at 2017-03-22T13:42:38Z
        %1$s open
        %1$s taken
        %1$s taken
        %1$s taken
          pending: %1$s since 2017-03-22T13:42:38Z, 0 failures
          pending: %1$s since 2017-03-22T13:42:38Z, 1 failures, next attempt 2017-03-22T13:42:43Z, \
        last: 40056 invalid
          pending: %1$s since 2017-03-22T13:42:38Z, 2 failures, parked, last: 48001
        """.formatted(CARD);
    assertEquals(
        new CliResult(0, text, "more: --after " + next + "\n"),
        cli.run("add-card", "list", "--outcome", "taken"));
    assertEquals(
        new CliResult(0, "", ""),
        cli.run("add-card", "list", "--outcome", "taken", "--after", next.toString()));
    assertTrue(cli.run("add-card", "list", "--outcome", "taken", "--json")
        .out()
        .startsWith("{\"items\":[{\"requestId\":\"r1\""));
    for (String[] wrong :
        new String[][] {{"--outcome", "lost"}, {"--limit", "0"}, {"--after", "x"}}) {
      assertEquals(2, cli.run("add-card", "list", wrong[0], wrong[1]).code());
    }

    cli.resolveAddCardRequest =
        requested -> requested.equals(id) ? Optional.of(progress) : Optional.empty();
    assertEquals(new CliResult(0, text, ""), cli.run("add-card", "resolve", "r1"));
    assertEquals(1, cli.run("add-card", "resolve", "r2").code());
  }

  @Test
  void open_card_prints_plain_codes_and_names_what_is_not_held() {
    cli.openCards = query -> query.cards().isEmpty()
        ? new OpenCards.Opened(
            List.of(new OpenCards.Openable(CardSamples.CARD_ID, new CardCode("0042"))))
        : new OpenCards.NotHeld(List.of(1));
    assertEquals(new CliResult(0, CARD + " 0042\n", ""), cli.run("open-card", "--openid", OPENID));
    assertEquals(
        new CliResult(1, "", "this person is not known to hold p2:0043\n"),
        cli.run("open-card", "--openid", OPENID, CARD, "p2:0043"));
    assertEquals(
        "{\"cardList\":[{\"cardId\":\"" + CARD + "\",\"code\":\"0042\"}]}\n",
        cli.run("open-card", "--openid", OPENID, "--json").out());
    assertEquals(2, cli.run("open-card", "--openid", "").code());
  }

  @Test
  void servers_listen_at_the_given_address_and_print_it() {
    List<String> requested = new ArrayList<>();
    cli.servers = new ServerLauncher() {
      @Override
      public Running service(String host, int port, int sandboxPort) {
        requested.add(host + " " + port + " " + sandboxPort);
        return new StubServers(true);
      }

      @Override
      public Running sandbox(SandboxOptions options) {
        requested.add(options.host() + " " + options.port() + " "
            + options.identity().appId() + " " + options.identity().secret());
        return new StubServers(false);
      }
    };
    CliResult served = cli.run("serve", "--port", "0", "--sandbox-port", "1");
    assertEquals(0, served.code());
    assertTrue(served.out().contains("Kaquan listens at http://127.0.0.1:8080\n"));
    assertTrue(served.out().contains("a sandbox simulates WeChat."));
    CliResult sandbox = cli.run("sandbox", "--host", "::1", "--appid", "wx1", "--secret", "s");
    assertEquals(
        "The sandbox listens at http://127.0.0.1:8090\nIts appid is wx1 and its secret s\n",
        sandbox.out());
    assertEquals(List.of("127.0.0.1 0 1", "::1 8090 wx1 s"), requested);
  }

  @Test
  void the_flags_configure_the_sandbox() {
    List<ServerLauncher.SandboxOptions> requested = new ArrayList<>();
    cli.servers = new ServerLauncher() {
      @Override
      public Running service(String host, int port, int sandboxPort) {
        throw new AssertionError("no service was to be started");
      }

      @Override
      public Running sandbox(SandboxOptions options) {
        requested.add(options);
        return new StubServers(false);
      }
    };
    cli.run("sandbox");
    cli.run("sandbox", "--seed=-7", "--review", "--no-new-coupons", "--push-anywhere");
    assertEquals(
        List.of(
            new ServerLauncher.SandboxOptions(
                "127.0.0.1",
                8090,
                ServerLauncher.Identity.GENERATED,
                ServerLauncher.Permissions.DEFAULTS),
            new ServerLauncher.SandboxOptions(
                "127.0.0.1",
                8090,
                new ServerLauncher.Identity("", "", OptionalLong.of(-7)),
                new ServerLauncher.Permissions(false, false, true))),
        requested);
    assertFalse(requested.toString().contains("secret"));
    assertEquals(2, cli.run("sandbox", "--seed", "x").code());
  }

  @Test
  void a_port_that_is_taken_ends_with_69() {
    cli.servers = new ServerLauncher() {
      @Override
      public Running service(String host, int port, int sandboxPort) {
        throw new PortTakenException(host + ":" + port, new IllegalStateException());
      }

      @Override
      public Running sandbox(SandboxOptions options) {
        return service(options.host(), options.port(), 0);
      }
    };
    CliResult result = cli.run("sandbox", "--port", "99");
    assertEquals(69, result.code());
    assertTrue(result.err().contains("127.0.0.1:99"), result.err());
  }

  private void assertRefused(String start, String file) {
    CliResult result = cli.run("card", "create", file);
    assertEquals(2, result.code());
    assertTrue(result.err().startsWith(start), result.err());
  }

  private record StubServers(boolean serves) implements ServerLauncher.Running {
    @Override
    public Optional<URI> service() {
      return serves ? Optional.of(URI.create("http://127.0.0.1:8080")) : Optional.empty();
    }

    @Override
    public Optional<ServerLauncher.SandboxEndpoint> sandbox() {
      return Optional.of(
          new ServerLauncher.SandboxEndpoint(URI.create("http://127.0.0.1:8090"), "wx1", "s"));
    }

    @Override
    public void await() {}

    @Override
    public void close() {}
  }
}
