package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.member.PrepareOpenCard;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.OpenCardLink;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationRoutesTest {
  private static final String FORM =
      "{\"card_id\":\"p1\",\"required_form\":{\"can_modify\":false,\"custom_field_list\":[\"a\"]}}";

  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<Refusal> refusal = Optional.empty();
  private Optional<ActivationForm> form = Optional.empty();
  private HttpServer server;

  @BeforeEach
  void start() throws BindException {
    ActivationRoutes routes = new ActivationRoutes(
        (cardId, defined) -> {
          form = Optional.of(defined);
          return refusal;
        },
        cardId -> form,
        (cardId, channel) -> refusal
            .<PrepareOpenCard.Outcome>map(PrepareOpenCard.Refused::new)
            .orElseGet(
                () -> new PrepareOpenCard.Prepared(new OpenCardLink("e", channel.value(), "b"))));
    server = new HttpApi(
            Set.of(routes),
            presented -> true,
            new IdempotencyFilter((keyHash, fingerprint) -> Claim.STARTED, (keyHash, answer) -> {}),
            InstantSource.system())
        .start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_form_is_set_and_returned() throws Exception {
    assertEquals(404, send("GET", "/v1/cards/p1/activation-form", "").statusCode());
    HttpResponse<String> set = send("PUT", "/v1/cards/p1/activation-form", FORM);
    assertEquals(200, set.statusCode());
    assertEquals(FORM, set.body());
    assertEquals(FORM, send("GET", "/v1/cards/p1/activation-form", "").body());
  }

  @Test
  void a_link_can_be_passed_on_as_it_is() throws Exception {
    assertEquals(
        "{\"appId\":\"wxeb490c6f9b154ef9\",\"extraData\":{\"encrypt_card_id\":\"e\",\"outer_str\":\"店\","
            + "\"biz\":\"b\"}}",
        send("POST", "/v1/activations", "{\"cardId\":\"p1\",\"outerStr\":\"店\"}")
            .body());
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_CARD, 404, unknown-card",
    "NOT_A_MEMBER_CARD, 409, not-a-member-card",
    "NOT_ONE_TAP, 409, not-one-tap",
    "NO_FORM, 404, no-form",
    "GIVEN_CODES, 409, given-codes",
  })
  void each_refusal_is_a_problem(Refusal reason, int status, String code) throws Exception {
    refusal = Optional.of(reason);
    for (HttpResponse<String> answer : List.of(
        send("PUT", "/v1/cards/p1/activation-form", FORM),
        send("POST", "/v1/activations", "{\"cardId\":\"p1\"}"))) {
      assertEquals(status, answer.statusCode());
      assertTrue(answer.body().contains("urn:kaquan:problem:" + code + "\""), answer.body());
    }
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Authorization", "Bearer key")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
