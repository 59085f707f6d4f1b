package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that is made to be expensive allocates at most a small multiple of its own size. */
class RequestCostTest extends ServiceFixture {
  private static final int BYTES = 1_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The most bytes for each byte of the request, those of the client included. */
  private static final int MOST = 30;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/add-card | {\"cards\":[ | {}, | {}]} | 400",
        "/v1/add-card | {\"cards\":[ | {\"cardId\":7}, | 1]} | 400",
        "/v1/add-card | {\"cards\":[ | [], | []]} | 400",
        "/v1/add-card | {\"cards\":[],\"openid\":\" | \\u0031 | \"} | 400",
        "/v1/add-card | { | \"a\":1, | \"a\":1} | 400",
        "/v1/add-card | { | \"#\":1, | \"a\":1} | 400",
        "/v1/add-card | {\"cards\":[{ | \"#\":1, | \"a\":1}]} | 400",
        "/v1/add-card | {\"cards\":[ | 1, | 1]} | 400",
        "/v1/add-card | | [ | | 400",
        "/v1/add-card/369d81c771b725bec36f82190ffb4ed0/result | {\"errMsg\":\"x\",\"cardList\":[ | {}, | {}]} | 400",
        "/v1/open-card | {\"openid\":\"o1\",\"cards\":[ | {}, | {}]} | 400",
        "/v1/cards | {\"card\":{\"card_type\":\"GROUPON\",\"groupon\":{\"base_info\":{ | \"a\":{}, | \"a\":{}}}}} | 400",
        "/v1/signatures/diagnose | {\"cardId\":\"p1\",\"cardExt\":\"{ | \\\"a\\\":1, | \\\"a\\\":1}\"} | 200",
        "/v1/signatures/diagnose | wx.addCard({cardList:[ | {}, | {}]}) | 400",
        "/v1/activations/page | {\"answers\":[ | {}, | {}]} | 400",
      })
  void a_request_allocates_a_small_multiple_of_its_size(
      String path, String begin, String part, String end, int status) throws Exception {
    StringBuilder body = new StringBuilder(begin == null ? "" : begin);
    while (body.length() < BYTES) {
      body.append(part.replace("#", Integer.toString(body.length())));
    }
    body.append(end == null ? "" : end);
    assertEquals(status, post(path, body.toString()));
    long before = allocated();
    assertEquals(status, post(path, body.toString()));
    double multiple = (double) (allocated() - before) / body.length();
    assertTrue(multiple < MOST, () -> "allocated " + multiple + " times its size");
  }

  private int post(String path, String body) throws Exception {
    return send(HttpRequest.newBuilder(service(path))
            .header("Authorization", "Bearer " + apiKey())
            .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }

  /** Returns what the threads of this process, its client included, have allocated so far. */
  private static long allocated() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
