package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final String APPID = "wx0123456789abcdef";
  private static final String SECRET = "a-secret-that-nobody-may-see";
  private static final String NOWHERE = "http://127.0.0.1:1";

  @TempDir
  Path data;

  @Test
  void host_names_are_separated_by_commas() {
    assertEquals(Set.of(), new Settings(Map.of()).hostNames());
    assertEquals(
        Set.of("shop.example", "api.shop.example"),
        new Settings(Map.of("KAQUAN_HOST_NAMES", "shop.example, api.shop.example")).hostNames());
    for (String wrong : new String[] {"https://shop.example", "shop.example:443", "a,,b", " "}) {
      Settings settings = new Settings(Map.of("KAQUAN_HOST_NAMES", wrong));
      assertEquals(
          "KAQUAN_HOST_NAMES",
          assertThrows(InvalidValueException.class, settings::hostNames)
              .violations()
              .get(0)
              .field());
    }
  }

  @Test
  void an_account_that_is_set_in_part_names_what_is_missing() {
    CliResult result = run(Map.of("KAQUAN_WECHAT_APPID", APPID), "serve", "--port", "0");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("KAQUAN_WECHAT_SECRET: is missing"), result.err());
    assertFalse(result.err().contains("KAQUAN_WECHAT_APPID"));
  }

  @Test
  void all_violations_of_an_account_are_reported_together() {
    CliResult result = run(Map.of("KAQUAN_WECHAT_BASE_URL", "api weixin"), "serve", "--port", "0");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("KAQUAN_WECHAT_APPID: is missing"), result.err());
    assertTrue(result.err().contains("KAQUAN_WECHAT_SECRET: is missing"), result.err());
    assertTrue(result.err().contains("KAQUAN_WECHAT_BASE_URL: must be http(s)://"), result.err());
    assertFalse(result.err().contains("api weixin"));
  }

  @Test
  void an_invalid_pattern_of_numbers_is_reported_at_the_start() {
    CliResult result = run(Map.of("KAQUAN_MEMBERSHIP_NUMBER", "VIP{day}"), "serve", "--port", "0");
    assertEquals(2, result.code());
    assertTrue(result.err().startsWith("KAQUAN_MEMBERSHIP_NUMBER: must consist of"), result.err());
  }

  @Test
  void settings_for_pushes_are_checked_at_the_start() {
    CliResult result = run(
        Map.of(
            "KAQUAN_WECHAT_PREVIOUS_AES_KEY",
            "old",
            "KAQUAN_WECHAT_ENCRYPTED_ONLY",
            "yes",
            "KAQUAN_WECHAT_PUSH_WINDOW_SECONDS",
            "0"),
        "serve",
        "--port",
        "0");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("_PREVIOUS_AES_KEY_UNTIL: is missing"), result.err());
    assertTrue(result.err().contains("_ENCRYPTED_ONLY: must be true or false"), result.err());
    assertTrue(result.err().contains("_PUSH_WINDOW_SECONDS: must be 1 to 86400"), result.err());
  }

  @Test
  void settings_for_pushes_that_the_console_would_not_accept_are_named() {
    CliResult none = run(account(APPID, NOWHERE), "callback", "check");
    assertEquals(1, none.code());
    assertTrue(none.out().contains("set KAQUAN_WECHAT_TOKEN"), none.out());
    Map<String, String> settings = new HashMap<>(account(APPID, NOWHERE));
    settings.put("KAQUAN_WECHAT_TOKEN", "a token");
    settings.put("KAQUAN_WECHAT_AES_KEY", "a-key-that-nobody-may-see");
    CliResult wrong = run(settings, "callback", "check");
    assertEquals(1, wrong.code());
    assertTrue(wrong.out().contains("must be 43 letters and digits"), wrong.out());
    assertFalse(wrong.out().contains("nobody"));
    settings.put("KAQUAN_WECHAT_TOKEN", "pamtest");
    settings.put("KAQUAN_WECHAT_AES_KEY", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    assertEquals(0, run(settings, "callback", "check").code());
    CliResult captured = run(
        settings,
        "callback",
        "check",
        "--query",
        "https://shop.example/wechat/events?signature=76480565cbe296026c53aaacd1ad523a1ddba24f"
            + "&timestamp=1409304348&nonce=xxxxxx&echostr=1");
    assertEquals(0, captured.code(), captured.out());
  }

  @Test
  void a_base_url_without_a_host_is_refused_by_every_command_that_needs_it() {
    CliResult result =
        run(account(APPID, "ftp://somewhere"), "card", "sync", "pFS7Fjg8kV1IdDz01r4SQwMk");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("KAQUAN_WECHAT_BASE_URL"), result.err());
    assertFalse(result.err().contains(SECRET));
  }

  @Test
  void a_data_folder_serves_one_account() throws Exception {
    assertEquals(
        69, run(account(APPID, NOWHERE), "card", "sync", "pFS7Fjg8kV1IdDz").code());
    assertEquals(APPID, Files.readString(data.resolve("appid")).strip());
    CliResult result =
        run(account("wxfedcba9876543210", NOWHERE), "card", "sync", "pFS7Fjg8kV1IdDz");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("--data: belongs to " + APPID), result.err());
    assertEquals(
        69, run(account(APPID, NOWHERE), "card", "sync", "pFS7Fjg8kV1IdDz").code());
  }

  @Test
  void a_short_api_key_is_refused_and_not_printed() {
    CliResult result = run(Map.of("KAQUAN_API_KEY", "fifteen-letters"), "api-key");
    assertEquals(2, result.code());
    assertTrue(
        result.err().startsWith("KAQUAN_API_KEY: must be a key of at least 16 characters"),
        result.err());
    assertFalse(result.err().contains("fifteen"));
    assertEquals(
        "sixteen-letters-",
        run(Map.of("KAQUAN_API_KEY", "sixteen-letters-"), "api-key").out().strip());
  }

  @Test
  void an_empty_api_key_file_is_refused_and_left_alone() throws Exception {
    Path file = Files.writeString(data.resolve("api-key"), "\n");
    CliResult result = run(Map.of(), "api-key");
    assertEquals(2, result.code());
    assertTrue(result.err().startsWith(file + ": must be a key"), result.err());
    assertEquals(2, run(Map.of(), "serve", "--port", "0", "--sandbox-port", "0").code());
    assertEquals("\n", Files.readString(file));
  }

  private record CliResult(int code, String out, String err) {}

  private static Map<String, String> account(String appId, String url) {
    return Map.of(
        "KAQUAN_WECHAT_APPID", appId,
        "KAQUAN_WECHAT_SECRET", SECRET,
        "KAQUAN_WECHAT_BASE_URL", url);
  }

  private CliResult run(Map<String, String> environment, String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = new String[command.length + 2];
    System.arraycopy(command, 0, args, 0, command.length);
    args[command.length] = "--data";
    args[command.length + 1] = data.toString();
    int code = Main.run(environment, new PrintWriter(out), new PrintWriter(err), args);
    return new CliResult(code, out.toString(), err.toString());
  }
}
