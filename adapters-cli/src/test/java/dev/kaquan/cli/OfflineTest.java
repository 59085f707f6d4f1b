package dev.kaquan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.cli.CliFixture.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is signed and diagnosed without asking anybody. The vectors are those of docs/wechat.md. */
class OfflineTest {
  private static final String TICKET =
      "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";
  private static final String CARD = "pFS7Fjg8kV1IdDz01r4SQwMkuCKc";
  private static final String C2 = "193c0b674fccf31ab5c39e055621f3abaaad6307";
  private static final String C3 = "90e8ee8df24bcaeef9f537b4ce4c137c98a85801";
  private static final String C3_NUMERIC = "ac1142fda0c241d8c5fe0c68543a5a7e4b01f181";

  @TempDir
  private Path folder;

  private final CliFixture terminal = new CliFixture();

  @Test
  void sign_prints_the_cardExt_alone() {
    terminal.variables.put("KAQUAN_API_TICKET", TICKET);
    assertEquals(
        new Said(
            0,
            "{\"timestamp\":\"1490190158\",\"nonce_str\":\"Zz9aA0\",\"outer_str\":\"guide\","
                + "\"signature\":\"" + C2 + "\"}\n",
            ""),
        sign("--outer-str", "guide"));
    assertTrue(sign("--code", "201").out().contains(C3));
  }

  @Test
  void explain_shows_values_and_text_with_the_ticket_hidden() {
    terminal.variables.put("KAQUAN_API_TICKET", TICKET);
    Said said = sign("--code", "201", "--explain");
    assertTrue(said.out().contains(C3));
    assertEquals("""
        Values in signing order:
          timestamp  1490190158
          code       201
          nonce_str  Zz9aA0
          card_id    pFS7Fjg8kV1IdDz01r4SQwMkuCKc
          api_ticket <api_ticket>
        Concatenated text, to be hashed with SHA-1:
          1490190158201Zz9aA0pFS7Fjg8kV1IdDz01r4SQwMkuCKc<api_ticket>
        """, said.err());
    assertFalse((said.out() + said.err()).contains(TICKET.substring(0, 10)));
  }

  @Test
  void a_ticket_in_a_file_loses_one_line_end_and_nothing_else() throws Exception {
    String card = "pjZ8Yt1XGILfi-FUsewpnnolGgZk";
    String ticket = "ojZ8YtyVyr30HheH3CM73y7h4jJE ";
    for (String end : new String[] {"", "\n", "\r\n"}) {
      Path file = Files.writeString(folder.resolve("ticket"), ticket + end);
      Said said = terminal.run(
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
      assertTrue(said.out().contains("6b81fbf6af16e856334153b39737556063c82689"), said.toString());
    }
  }

  @Test
  void without_a_ticket_both_say_where_they_look_for_it() {
    Said said = sign();
    assertEquals(2, said.code());
    assertTrue(said.err().startsWith("api_ticket: must be in KAQUAN_API_TICKET"), said.err());
  }

  @Test
  void all_that_is_wrong_with_what_is_to_be_signed_is_told_at_once() {
    terminal.variables.put("KAQUAN_API_TICKET", TICKET);
    Said said = terminal.run(
        "sign",
        "--card-id",
        "no id",
        "--timestamp",
        "1490190158000",
        "--nonce",
        "x".repeat(33),
        "--code",
        "it is long and has blanks");
    assertEquals(2, said.code());
    for (String field : new String[] {"--card-id", "--timestamp", "--nonce", "--code"}) {
      assertTrue(said.err().contains(field + ": "), field + " in " + said.err());
    }
  }

  @Test
  void diagnose_names_the_mistake_and_ends_with_1() {
    terminal.variables.put("KAQUAN_API_TICKET", TICKET);
    Said said = diagnose(ext("201", C3_NUMERIC));
    assertEquals(1, said.code());
    assertTrue(said.out().startsWith("not valid\nnumeric-order: "), said.out());
    assertEquals(new Said(0, "valid\n", ""), diagnose(ext("201", C3)));
  }

  @Test
  void diagnose_answers_in_json_what_http_answers() {
    terminal.variables.put("KAQUAN_API_TICKET", TICKET);
    String json = diagnose(ext("201", C3_NUMERIC), "--json").out();
    assertTrue(json.startsWith("{\"valid\":false,\"findings\":[{\"mistake\":\"numeric-order\","));
    assertTrue(json.contains("\"violations\":[]"));
    assertTrue(json.contains("\"signedText\":\"1490190158201Zz9aA0pFS7"));
    assertFalse(json.contains(TICKET.substring(0, 10)));
  }

  @Test
  void a_cardExt_that_is_no_json_is_a_finding_of_its_own() {
    terminal.variables.put("KAQUAN_API_TICKET", TICKET);
    Said said = diagnose("[object Object]");
    assertEquals(1, said.code());
    assertTrue(said.out().contains("must be the text of one JSON object"), said.out());
  }

  @Test
  void another_ticket_is_compared_when_it_is_given() throws Exception {
    terminal.variables.put("KAQUAN_API_TICKET", "another-ticket");
    Path file = Files.writeString(folder.resolve("jsapi"), TICKET + "\n");
    Said said = diagnose(ext("201", C3), "--other-ticket-file", file.toString());
    assertTrue(said.out().startsWith("not valid\nwrong-ticket: "), said.out());
    assertTrue(diagnose(ext("201", C3)).out().contains("Please check:"));
  }

  private Said sign(String... more) {
    return run("sign", new String[] {"--timestamp", "1490190158", "--nonce", "Zz9aA0"}, more);
  }

  private Said diagnose(String cardExt, String... more) {
    return run("diagnose", new String[] {"--card-ext", cardExt}, more);
  }

  private Said run(String command, String[] args, String... more) {
    String[] all = new String[args.length + more.length + 3];
    all[0] = command;
    all[1] = "--card-id";
    all[2] = CARD;
    System.arraycopy(args, 0, all, 3, args.length);
    System.arraycopy(more, 0, all, 3 + args.length, more.length);
    return terminal.run(all);
  }

  private static String ext(String code, String signature) {
    return "{\"code\":\"" + code + "\",\"timestamp\":\"1490190158\",\"nonce_str\":\"Zz9aA0\","
        + "\"signature\":\"" + signature + "\"}";
  }
}
