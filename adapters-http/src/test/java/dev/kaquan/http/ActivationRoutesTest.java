package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.member.ActivateMembership;
import dev.kaquan.application.member.MembershipBusyException;
import dev.kaquan.application.member.PrepareOpenCard;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.member.ResumeActivation;
import dev.kaquan.application.member.ResumeActivation.Outcome;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardLink;
import dev.kaquan.domain.member.OpenCardReturn;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
  private Supplier<Outcome> outcome = Outcome.NotOurs::new;
  private ResumeActivation.Command resumed;
  private ActivateMembership.Command activated;
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
                () -> new PrepareOpenCard.Prepared(new OpenCardLink("e", channel.value(), "b"))),
        command -> {
          resumed = command;
          return outcome.get();
        },
        command -> {
          activated = command;
          return outcome.get();
        });
    server = new HttpApi(
            Set.of(routes),
            presented -> true,
            new IdempotencyFilter((keyHash, fingerprint) -> Claim.STARTED, (keyHash, answer) -> {}),
            InstantSource.system())
        .start("127.0.0.1", 0, Set.of());
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

  @Test
  void the_options_of_on_show_are_taken_as_they_are() throws Exception {
    String body =
        "{\"path\":\"pages/index\",\"query\":{},\"scene\":1038,\"referrerInfo\":{\"appId\":"
            + "\"wxeb490c6f9b154ef9\",\"extraData\":{\"activate_ticket\":\"t\",\"card_id\":\"p1\",\"code\":\"001\"}},"
            + "\"openid\":\"oPerson\",\"membershipNumber\":\"VIP1\",\"initialBonus\":100,\"initialBalance\":5}";
    assertEquals(
        "{\"outcome\":\"not-ours\"}",
        send("POST", "/v1/activations/resume", body).body());
    assertEquals(new MembershipNumber("VIP1"), resumed.number().orElseThrow());
    assertEquals(new MemberValues(100, 5), resumed.initial());
    assertEquals(new OpenId("oPerson"), resumed.openid().orElseThrow());
    assertTrue(resumed.shown() instanceof OpenCardReturn.Submitted);
  }

  @Test
  void the_parameters_of_a_page_may_be_encoded_or_decoded() throws Exception {
    String code = "XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE";
    for (String sent : List.of(code, code.replace("+", "%2B").replace("/", "%2F"))) {
      send(
          "POST",
          "/v1/activations/page",
          "{\"card_id\":\"p1\",\"openid\":\"oPerson\",\"encrypt_code\":\"" + sent
              + "\",\"answers\":[{\"name\":\"兴趣\",\"values\":[\"钢琴\"]}]}");
      assertEquals(code, activated.code().encrypted().orElseThrow().value());
      assertEquals(
          new FormAnswers(List.of(), List.of(new FormAnswers.Answer("兴趣", "", List.of("钢琴")))),
          activated.answers());
    }
    HttpResponse<String> wrong = send(
        "POST",
        "/v1/activations/page",
        "{\"card_id\":\"p1\",\"openid\":\"oPerson\",\"encrypt_code\":\"%2\",\"initialBonus\":-1,"
            + "\"initialBalance\":1.5}");
    assertEquals(400, wrong.statusCode());
    for (String field : List.of("encrypt_code", "initialBonus", "initialBalance")) {
      assertTrue(wrong.body().contains("\"field\":\"" + field + "\""), wrong.body());
    }
  }

  @Test
  void each_outcome_has_its_name() throws Exception {
    StoredMembership member = StoredMembership.of(Membership.claimed(
        new MembershipId(new CardId("p1"), new CardCode("001")),
        ActivationMode.ONE_TAP,
        MemberProfile.UNKNOWN,
        OuterStr.NONE,
        Instant.EPOCH));
    String membership = ",\"membership\":{\"cardId\":\"p1\",\"code\":\"001\",\"state\":\"claimed\","
        + "\"mode\":\"one-tap\",\"since\":\"1970-01-01T00:00:00Z\",\"bonus\":0,\"balance\":0}}";
    Map<String, Outcome> outcomes = Map.of(
        "{\"outcome\":\"nothing-submitted\"}",
        new Outcome.NothingSubmitted(),
        "{\"outcome\":\"activated\"" + membership,
        new Outcome.Activated(member),
        "{\"outcome\":\"already-active\"" + membership,
        new Outcome.AlreadyActive(member));
    for (Map.Entry<String, Outcome> each : outcomes.entrySet()) {
      outcome = each::getValue;
      assertEquals(each.getKey(), send("POST", "/v1/activations/resume", "{}").body());
    }
    outcome = () -> new Outcome.Refused(Refusal.TICKET_REFUSED);
    assertEquals(409, send("POST", "/v1/activations/resume", "{}").statusCode());
    outcome = () -> {
      throw new MembershipBusyException();
    };
    HttpResponse<String> busy = send("POST", "/v1/activations/resume", "{}");
    assertEquals(409, busy.statusCode());
    assertEquals("1", busy.headers().firstValue("Retry-After").orElse(""));
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
