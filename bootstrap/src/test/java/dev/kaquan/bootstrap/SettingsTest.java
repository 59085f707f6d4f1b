package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final String APPID = "wx0123456789abcdef";
  private static final String SECRET = "a-secret-that-nobody-may-see";
  private static final String NOWHERE = "http://127.0.0.1:1";

  @TempDir
  Path data;

  @Test
  void an_account_that_is_set_in_part_names_what_is_missing() {
    Said said = run(Map.of("KAQUAN_WECHAT_APPID", APPID), "serve", "--port", "0");
    assertEquals(2, said.code());
    assertTrue(said.err().contains("KAQUAN_WECHAT_SECRET: is missing"), said.err());
    assertFalse(said.err().contains("KAQUAN_WECHAT_APPID"));
  }

  @Test
  void everything_that_is_wrong_with_an_account_is_told_at_once() {
    Said said = run(Map.of("KAQUAN_WECHAT_BASE_URL", "api weixin"), "serve", "--port", "0");
    assertEquals(2, said.code());
    assertTrue(said.err().contains("KAQUAN_WECHAT_APPID: is missing"), said.err());
    assertTrue(said.err().contains("KAQUAN_WECHAT_SECRET: is missing"), said.err());
    assertTrue(said.err().contains("KAQUAN_WECHAT_BASE_URL: must be http(s)://"), said.err());
    assertFalse(said.err().contains("api weixin"));
  }

  @Test
  void a_base_url_without_a_host_is_refused_by_every_command_that_needs_it() {
    Said said = run(account(APPID, "ftp://somewhere"), "card", "sync", "pFS7Fjg8kV1IdDz01r4SQwMk");
    assertEquals(2, said.code());
    assertTrue(said.err().contains("KAQUAN_WECHAT_BASE_URL"), said.err());
    assertFalse(said.err().contains(SECRET));
  }

  @Test
  void a_data_folder_serves_one_account() throws Exception {
    assertEquals(
        69, run(account(APPID, NOWHERE), "card", "sync", "pFS7Fjg8kV1IdDz").code());
    assertEquals(APPID, Files.readString(data.resolve("appid")).strip());
    Said said = run(account("wxfedcba9876543210", NOWHERE), "card", "sync", "pFS7Fjg8kV1IdDz");
    assertEquals(2, said.code());
    assertTrue(said.err().contains("--data: belongs to " + APPID), said.err());
    assertEquals(
        69, run(account(APPID, NOWHERE), "card", "sync", "pFS7Fjg8kV1IdDz").code());
  }

  private record Said(int code, String out, String err) {}

  private static Map<String, String> account(String appId, String url) {
    return Map.of(
        "KAQUAN_WECHAT_APPID", appId,
        "KAQUAN_WECHAT_SECRET", SECRET,
        "KAQUAN_WECHAT_BASE_URL", url);
  }

  private Said run(Map<String, String> environment, String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = new String[command.length + 2];
    System.arraycopy(command, 0, args, 0, command.length);
    args[command.length] = "--data";
    args[command.length + 1] = data.toString();
    int code = Main.run(environment, new PrintWriter(out), new PrintWriter(err), args);
    return new Said(code, out.toString(), err.toString());
  }
}
