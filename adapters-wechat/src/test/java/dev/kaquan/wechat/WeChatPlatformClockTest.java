package dev.kaquan.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WeChatPlatformClockTest {
  @Test
  void the_time_is_that_of_the_answer_whatever_its_status() throws Exception {
    String head = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n";
    assertEquals(
        Instant.parse("2017-03-22T13:42:38Z"),
        ask(head + "Date: Wed, 22 Mar 2017 13:42:38 GMT\r\n\r\n"));
    for (String rest : new String[] {"\r\n", "Date: yesterday\r\n\r\n"}) {
      assertEquals(
          Kind.MALFORMED,
          assertThrows(PlatformException.class, () -> ask(head + rest)).kind());
    }
    assertEquals(
        Kind.UNREACHABLE, assertThrows(PlatformException.class, () -> ask("")).kind());
  }

  private static Instant ask(String answer) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> {
        try (Socket socket = server.accept()) {
          int first = socket.getInputStream().read();
          assertEquals('G', first);
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      });
      URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
      return new WeChatPlatformClock(
              () -> new WeChatAccount(url, "wx1", "secret"), WeChatTimeouts.DEFAULTS)
          .now();
    }
  }
}
