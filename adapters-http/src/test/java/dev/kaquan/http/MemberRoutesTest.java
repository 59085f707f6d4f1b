package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.member.AdjustMember;
import dev.kaquan.application.member.ChangeMember;
import dev.kaquan.application.member.FindMember;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.MemberLedger.ListedEntry;
import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.Filter;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
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
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemberRoutesTest {
  private static final StoredMembership MEMBER = StoredMembership.of(Membership.claimed(
          new MembershipId(new CardId("p1"), new CardCode("001")),
          ActivationMode.ONE_TAP_WITH_JUMP,
          new MemberProfile(
              Optional.of(new OpenId("oPerson")),
              new FormAnswers(
                  List.of(new FormAnswers.Answer("MOBILE", "155", List.of())),
                  List.of(new FormAnswers.Answer("兴趣", "", List.of("钢琴"))))),
          new OuterStr("店"),
          Instant.EPOCH))
      .with(new Attempts(2, Optional.empty(), "ticket-refused"))
      .with(new MemberDisplay(
          List.of(Optional.of("金"), Optional.empty(), Optional.empty()), Optional.empty()));

  private static final LedgerEntry ENTRY = new LedgerEntry(
      "e1",
      LedgerEntry.Kind.ADJUSTMENT,
      20,
      0,
      "消费",
      "api",
      true,
      Instant.EPOCH,
      Optional.empty(),
      Optional.empty());
  private static final String ENTRY_JSON =
      "{\"adjustmentId\":\"e1\",\"kind\":\"adjustment\",\"bonus\":20,\"balance\":0,"
          + "\"reason\":\"消费\",\"actor\":\"api\",\"at\":\"1970-01-01T00:00:00Z\"";

  private final HttpClient client = HttpClient.newHttpClient();
  private Filter filter = Filter.ALL;
  private MemberDisplay display = MemberDisplay.NONE;
  private AdjustMember.Command adjusted;
  private AdjustMember.Outcome outcome = new AdjustMember.Adjusted(ENTRY, new MemberValues(120, 0));
  private HttpServer server;

  @BeforeEach
  void start() throws BindException {
    MemberRoutes routes = new MemberRoutes(
        (wanted, page) -> {
          filter = wanted;
          return new Page<>(List.of(MEMBER), Optional.of(new Cursor(Instant.EPOCH, "p1.001")));
        },
        id -> id.equals(MEMBER.id())
            ? Optional.of(new FindMember.Member(
                MEMBER,
                List.of(new Change(Instant.EPOCH, "claimed", "", Membership.State.CLAIMED))))
            : Optional.empty(),
        id -> id.equals(MEMBER.id()) ? Optional.of(MEMBER) : Optional.empty(),
        (id, changed) -> {
          display = changed;
          return new ChangeMember.Changed(MEMBER);
        },
        (command, receipt) -> {
          adjusted = command;
          return outcome;
        },
        (id, entryId, actor, receipt) -> outcome,
        (id, page) -> new Page<>(
            List.of(new ListedEntry(ENTRY, Optional.of(Instant.EPOCH))), Optional.empty()));
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
  void a_member_is_shown_with_everything_that_is_known() throws Exception {
    assertEquals("""
        {"cardId":"p1","code":"001","state":"claimed","mode":"one-tap-with-jump","openid":"oPerson",\
        "channel":"店","since":"1970-01-01T00:00:00Z","bonus":0,"balance":0,\
        "answers":[{"name":"MOBILE","value":"155"},{"name":"兴趣","values":["钢琴"]}],\
        "display":{"customField1":"金"},\
        "pending":{"failures":2,"parked":true,"lastFailure":"ticket-refused"},\
        "history":[{"at":"1970-01-01T00:00:00Z","event":"claimed","state":"claimed"}]}""", send("/v1/members/p1/001").body());
    assertEquals(404, send("/v1/members/p1/002").statusCode());
    assertEquals(400, send("/v1/members/p1/not%20a%20code").statusCode());
  }

  @Test
  void a_member_is_compared_with_the_platform() throws Exception {
    assertEquals(
        send("/v1/members/p1/001").body(),
        send("POST", "/v1/members/p1/001/sync", "", "").body());
    assertEquals(404, send("POST", "/v1/members/p1/002/sync", "", "").statusCode());
  }

  @Test
  void members_are_listed_by_every_filter() throws Exception {
    String list = send("/v1/members?cardId=p1&channel=%E5%BA%97&state=form-submitted&openid=o1")
        .body();
    assertTrue(list.endsWith(",\"next\":\"0.p1.001\"}"), list);
    assertEquals(
        new Filter(
            Optional.of(new CardId("p1")),
            Optional.of(new OuterStr("店")),
            Optional.of(Membership.State.FORM_SUBMITTED),
            Optional.of(new OpenId("o1"))),
        filter);
    send("/v1/members?after=0.p1.001&limit=1");
    assertEquals(Filter.ALL, filter);
  }

  @Test
  void a_wrong_filter_names_its_fields() throws Exception {
    HttpResponse<String> wrong = send("/v1/members?cardId=a%20b&state=Active");
    assertEquals(400, wrong.statusCode());
    assertTrue(wrong.body().contains("\"field\":\"cardId\""), wrong.body());
    assertTrue(wrong.body().contains("must be one of claimed, form-submitted, "), wrong.body());
  }

  @Test
  void values_are_adjusted_with_a_key() throws Exception {
    HttpResponse<String> answer = send(
        "POST",
        "/v1/members/p1/001/adjustments",
        "{\"bonus\":20,\"balance\":-5,\"reason\":\"消费\",\"notify\":false,"
            + "\"expiresAt\":\"2027-01-01T00:00:00+08:00\"}",
        "key-1");
    assertEquals(201, answer.statusCode());
    assertEquals(ENTRY_JSON + ",\"values\":{\"bonus\":120,\"balance\":0}}", answer.body());
    assertEquals(
        new AdjustMember.Command(
            MEMBER.id(),
            new LedgerEntry.Draft(
                20, -5, "消费", false, Optional.of(Instant.parse("2026-12-31T16:00:00Z"))),
            "api"),
        adjusted);
  }

  @Test
  void an_adjustment_without_a_key_is_refused() throws Exception {
    HttpResponse<String> answer =
        send("POST", "/v1/members/p1/001/adjustments", "{\"bonus\":20,\"reason\":\"x\"}", "");
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("\"field\":\"Idempotency-Key\""), answer.body());
  }

  @Test
  void everything_wrong_with_an_adjustment_is_reported() throws Exception {
    HttpResponse<String> answer = send(
        "POST",
        "/v1/members/p1/001/adjustments",
        "{\"bonus\":1.5,\"balance\":\"7\",\"expiresAt\":\"tomorrow\",\"bonuss\":1}",
        "key-1");
    for (String field : List.of("bonus", "balance", "reason", "expiresAt", "bonuss")) {
      assertTrue(answer.body().contains("\"field\":\"" + field + "\""), answer.body());
    }
  }

  @Test
  void a_refused_change_is_a_problem() throws Exception {
    outcome = new AdjustMember.Refused(Refusal.BELOW_ZERO);
    HttpResponse<String> answer =
        send("POST", "/v1/members/p1/001/adjustments/e1/reversal", "", "");
    assertEquals(409, answer.statusCode());
    assertTrue(answer.body().contains("urn:kaquan:problem:below-zero"), answer.body());
  }

  @Test
  void adjustments_are_listed() throws Exception {
    assertEquals(
        "{\"items\":[" + ENTRY_JSON + ",\"syncedAt\":\"1970-01-01T00:00:00Z\"}]}",
        send("/v1/members/p1/001/adjustments").body());
  }

  @Test
  void what_a_membership_shows_is_changed() throws Exception {
    HttpResponse<String> answer =
        send("PATCH", "/v1/members/p1/001", "{\"customField1\":\"金\"}", "");
    assertEquals(200, answer.statusCode());
    assertEquals(MEMBER.display(), display);
    assertEquals(400, send("PATCH", "/v1/members/p1/001", "{}", "").statusCode());
    assertEquals(
        400,
        send("PATCH", "/v1/members/p1/001", "{\"customField1\":\"超过四个汉字\"}", "").statusCode());
  }

  private HttpResponse<String> send(String path) throws Exception {
    return send("GET", path, "", "");
  }

  private HttpResponse<String> send(String method, String path, String body, String key)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer key")
        .method(method, BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
