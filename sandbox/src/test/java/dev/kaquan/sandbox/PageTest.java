package dev.kaquan.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page at the root explains the sandbox and loads nothing from elsewhere. */
class PageTest {
  @TempDir
  private Path folder;

  @Test
  void it_lists_the_endpoints() {
    HttpResponse<String> page = page();
    assertEquals(200, page.statusCode());
    assertEquals(
        "text/html;charset=utf-8",
        header(page, "Content-Type").replace(" ", "").toLowerCase(java.util.Locale.ROOT));
    assertTrue(page.body().contains("卡券沙箱"));
    assertTrue(page.body().contains("<li>POST /card/create\n"));
    assertTrue(page.body().contains("<li>GET /cgi-bin/token\n"));
    assertTrue(page.body().contains("<li>POST /sandbox/wx/addCard"));
    assertTrue(page.body().contains("<li>GET /sandbox/requests\n"));
    assertFalse(page.body().contains("<!--"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "style"})
  void the_browser_lets_it_run_itself_alone(String element) throws NoSuchAlgorithmException {
    HttpResponse<String> page = page();
    String policy = header(page, "Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'; "), policy);
    assertFalse(policy.contains("unsafe"), policy);
    Matcher content =
        Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">").matcher(page.body());
    assertTrue(content.find());
    byte[] hash = MessageDigest.getInstance("SHA-256")
        .digest(content.group(1).getBytes(StandardCharsets.UTF_8));
    assertTrue(
        policy.contains(element + "-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'"),
        policy);
    assertFalse(content.find(), "there are two");
  }

  @Test
  void the_page_is_self_contained_and_inserts_text_only() {
    String page = page().body();
    assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(page).find());
    assertFalse(Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(")
        .matcher(page)
        .find());
    assertFalse(Pattern.compile("\\son\\w+=|\\sstyle=").matcher(page).find());
  }

  private HttpResponse<String> page() {
    try (SandboxFixture sandbox = new SandboxFixture(folder)) {
      return sandbox.send(HttpRequest.newBuilder(sandbox.at("/")));
    }
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
