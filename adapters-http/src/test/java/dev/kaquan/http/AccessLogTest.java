package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.domain.card.CardSamples;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has the code of a card can redeem it, so no line of the log has one. */
class AccessLogTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @CsvSource({
    "GET, the-key, /v1/codes/pCard/S3CR3T, GET /v1/codes/pCard/… 200",
    "GET, the-key, /v1/codes/p%2FCard/S3%2FCR3T, GET /v1/codes/p%2FCard/… 200",
    "GET, the-key, /v1/codes/pCard/S3CR3T?full=1, GET /v1/codes/pCard/… 400",
    "POST, the-key, /v1/codes/pCard/S3CR3T/retire, POST /v1/codes/pCard/…/retire 200",
    "GET, no key, /v1/codes/pCard/S3CR3T, GET /v1/codes/pCard/… 401",
    "GET, the-key, /v1/codes/pCard/S3CR3T/retire, GET /v1/codes/pCard/…/retire 405",
    "DELETE, the-key, /v1/codes/pCard/S3CR3T, DELETE /v1/codes/pCard/… 405",
    "GET, the-key, /v1/codes/pCard/S3CR3T/nothing, GET /v1/codes/pCard/…/nothing 404",
    "POST, the-key, /v1/codes/reservations/r1/confirm, POST /v1/codes/reservations/r1/confirm 200",
    "GET, the-key, /v1/things/7, GET /v1/things/7 404",
  })
  void a_line_names_the_path_without_a_code(String method, String key, String path, String line)
      throws Exception {
    Routes routes = () -> List.of(
        Endpoint.get("/v1/codes/{cardId}/{code}", context -> Bodies.json(context, 200, "{}")),
        Endpoint.post(
            "/v1/codes/{cardId}/{code}/retire", context -> Bodies.json(context, 200, "{}")),
        Endpoint.post(
            "/v1/codes/reservations/{id}/confirm", context -> Bodies.json(context, 200, "{}")));
    try (LogCapture log = new LogCapture()) {
      HttpApi api = new HttpApi(
          Set.of(routes),
          "the-key"::equals,
          new IdempotencyFilter(
              (keyHash, fingerprint) -> Claim.IN_PROGRESS, (keyHash, answer) -> {}),
          () -> CardSamples.NOW);
      HttpResponse<String> answer;
      // A server that has ended has logged its requests.
      try (HttpServer server = api.start("127.0.0.1", 0, Set.of())) {
        answer = client.send(
            HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + key)
                .build(),
            BodyHandlers.ofString());
      }
      String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
      assertEquals(
          List.of(id + " " + line),
          log.requests().stream()
              .map(message -> message.replaceFirst(" \\d+ ms$", ""))
              .toList());
    }
  }
}
