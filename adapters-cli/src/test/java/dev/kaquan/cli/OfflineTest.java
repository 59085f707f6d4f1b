package dev.kaquan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.cli.CliFixture.CliResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing and diagnosis without a request. The vectors are those of docs/wechat.md. */
class OfflineTest {
  private static final String TICKET =
      "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";
  private static final String CARD = "pFS7Fjg8kV1IdDz01r4SQwMkuCKc";
  private static final String C2 = "193c0b674fccf31ab5c39e055621f3abaaad6307";
  private static final String C3 = "90e8ee8df24bcaeef9f537b4ce4c137c98a85801";
  private static final String C3_NUMERIC = "ac1142fda0c241d8c5fe0c68543a5a7e4b01f181";

  @TempDir
  private Path folder;

  private final CliFixture cli = new CliFixture();

  @Test
  void sign_prints_the_cardExt_alone() {
    cli.variables.put("KAQUAN_API_TICKET", TICKET);
    assertEquals(
        new CliResult(
            0,
            "{\"timestamp\":\"1490190158\",\"nonce_str\":\"Zz9aA0\",\"outer_str\":\"guide\","
                + "\"signature\":\"" + C2 + "\"}\n",
            ""),
        sign("--outer-str", "guide"));
    assertTrue(sign("--code", "201").out().contains(C3));
  }

  @Test
  void explain_shows_values_and_text_with_the_ticket_hidden() {
    cli.variables.put("KAQUAN_API_TICKET", TICKET);
    CliResult result = sign("--code", "201", "--explain");
    assertTrue(result.out().contains(C3));
    assertEquals("""
        Values in signing order:
          timestamp  1490190158
          code       201
          nonce_str  Zz9aA0
          card_id    pFS7Fjg8kV1IdDz01r4SQwMkuCKc
          api_ticket <api_ticket>
        Concatenated text, to be hashed with SHA-1:
          1490190158201Zz9aA0pFS7Fjg8kV1IdDz01r4SQwMkuCKc<api_ticket>
        """, result.err());
    assertFalse((result.out() + result.err()).contains(TICKET.substring(0, 10)));
  }

  @Test
  void a_ticket_in_a_file_loses_one_line_end_only() throws Exception {
    String card = "pjZ8Yt1XGILfi-FUsewpnnolGgZk";
    String ticket = "ojZ8YtyVyr30HheH3CM73y7h4jJE ";
    for (String end : new String[] {"", "\n", "\r\n"}) {
      Path file = Files.writeString(folder.resolve("ticket"), ticket + end);
      CliResult result = cli.run(
          "sign",
          "--ticket-file",
          file.toString(),
          "--card-id",
          card,
          "--timestamp",
          "1404896688",
          "--nonce",
          "jonyqin",
          "--code",
          "jonyqin_1434008071");
      assertTrue(
          result.out().contains("6b81fbf6af16e856334153b39737556063c82689"), result.toString());
    }
  }

  @Test
  void a_signature_is_of_now_and_with_a_new_nonce_unless_they_are_given() {
    cli.variables.put("KAQUAN_API_TICKET", TICKET);
    CliResult result = cli.run("sign", "--card-id", CARD);
    assertTrue(
        result.out().startsWith("{\"timestamp\":\"1490190158\",\"nonce_str\":\"a-nonce\""),
        result.toString());
    String cardExt = result.out().strip();
    assertEquals(
        "{\"cardId\":\"" + CARD + "\",\"cardExt\":\"" + cardExt.replace("\"", "\\\"") + "\"}",
        cli.run("sign", "--card-id", CARD, "--json").out().strip());
  }

  @Test
  void a_ticket_may_come_from_the_standard_input() {
    cli.standardInput = TICKET + "\n";
    String[] rest = {"--card-id", CARD, "--timestamp", "1", "--nonce", "n"};
    CliResult piped =
        cli.run(Stream.concat(Stream.of("sign", "--ticket-file", "-"), Stream.of(rest))
            .toArray(String[]::new));
    cli.variables.put("KAQUAN_API_TICKET", TICKET);
    assertEquals(
        cli.run(Stream.concat(Stream.of("sign"), Stream.of(rest)).toArray(String[]::new)), piped);
  }

  @Test
  void without_a_ticket_both_commands_say_where_to_set_it() {
    CliResult result = sign();
    assertEquals(2, result.code());
    assertTrue(result.err().startsWith("api_ticket: must be in KAQUAN_API_TICKET"), result.err());
  }

  @Test
  void all_violations_of_fields_to_sign_are_reported_together() {
    cli.variables.put("KAQUAN_API_TICKET", TICKET);
    CliResult result = cli.run(
        "sign",
        "--card-id",
        "no id",
        "--timestamp",
        "1490190158000",
        "--nonce",
        "x".repeat(33),
        "--code",
        "it is long and has blanks");
    assertEquals(2, result.code());
    for (String field : new String[] {"--card-id", "--timestamp", "--nonce", "--code"}) {
      assertTrue(result.err().contains(field + ": "), field + " in " + result.err());
    }
  }

  @Test
  void diagnose_names_the_mistake_and_ends_with_1() {
    cli.variables.put("KAQUAN_API_TICKET", TICKET);
    CliResult result = diagnose(ext("201", C3_NUMERIC));
    assertEquals(1, result.code());
    assertTrue(result.out().startsWith("not valid\nnumeric-order: "), result.out());
    assertEquals(new CliResult(0, "valid\n", ""), diagnose(ext("201", C3)));
  }

  @Test
  void diagnose_reads_a_call_that_was_pasted_from_source_code() throws Exception {
    cli.variables.put("KAQUAN_API_TICKET", TICKET);
    Path file = folder.resolve("add-card.js");
    String call =
        "wx.addCard({cardList: [{cardId: '%s', cardExt: '%s'}, {cardId: '%s', cardExt: '%s'}]})";
    Files.writeString(file, call.formatted(CARD, ext("201", C3), CARD, ext("201", C3_NUMERIC)));
    CliResult result = cli.run("diagnose", "--source", file.toString());
    assertEquals(1, result.code());
    assertTrue(
        result.out().startsWith(CARD + ": valid\n" + CARD + ": not valid\nnumeric-order: "),
        result.out());
    assertTrue(cli.run("diagnose", "--source", file.toString(), "--json")
        .out()
        .startsWith("{\"valid\":false,\"cards\":[{\"cardId\":\"" + CARD + "\",\"valid\":true,"));

    Files.writeString(file, call.formatted(CARD, ext("201", C3), CARD, ext("201", C3)));
    assertEquals(0, cli.run("diagnose", "--source", file.toString()).code());
    Files.writeString(file, "wx.addCard(options)");
    CliResult refused = cli.run("diagnose", "--source", file.toString());
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("has no cardList"), refused.err());
    assertEquals(2, diagnose(ext("201", C3), "--source", file.toString()).code());
    assertEquals(2, cli.run("diagnose", "--card-id", CARD).code());
  }

  @Test
  void diagnose_answers_in_json_what_http_answers() {
    cli.variables.put("KAQUAN_API_TICKET", TICKET);
    String json = diagnose(ext("201", C3_NUMERIC), "--json").out();
    assertTrue(json.startsWith("{\"valid\":false,\"findings\":[{\"mistake\":\"numeric-order\","));
    assertTrue(json.contains("\"violations\":[]"));
    assertTrue(json.contains("\"signedText\":\"1490190158201Zz9aA0pFS7"));
    assertFalse(json.contains(TICKET.substring(0, 10)));
  }

  @Test
  void a_cardExt_that_is_no_json_is_a_finding_of_its_own() {
    cli.variables.put("KAQUAN_API_TICKET", TICKET);
    CliResult result = diagnose("[object Object]");
    assertEquals(1, result.code());
    assertTrue(result.out().contains("must be the text of one JSON object"), result.out());
  }

  @Test
  void another_ticket_is_compared_when_it_is_given() throws Exception {
    cli.variables.put("KAQUAN_API_TICKET", "another-ticket");
    Path file = Files.writeString(folder.resolve("jsapi"), TICKET + "\n");
    CliResult result = diagnose(ext("201", C3), "--other-ticket-file", file.toString());
    assertTrue(result.out().startsWith("not valid\nwrong-ticket: "), result.out());
    assertTrue(diagnose(ext("201", C3)).out().contains("Please check:"));
  }

  private CliResult sign(String... more) {
    return run("sign", new String[] {"--timestamp", "1490190158", "--nonce", "Zz9aA0"}, more);
  }

  private CliResult diagnose(String cardExt, String... more) {
    return run("diagnose", new String[] {"--card-ext", cardExt}, more);
  }

  private CliResult run(String command, String[] args, String... more) {
    String[] all = new String[args.length + more.length + 3];
    all[0] = command;
    all[1] = "--card-id";
    all[2] = CARD;
    System.arraycopy(args, 0, all, 3, args.length);
    System.arraycopy(more, 0, all, 3 + args.length, more.length);
    return cli.run(all);
  }

  private static String ext(String code, String signature) {
    return "{\"code\":\"" + code + "\",\"timestamp\":\"1490190158\",\"nonce_str\":\"Zz9aA0\","
        + "\"signature\":\"" + signature + "\"}";
  }
}
