package dev.kaquan.bootstrap.crash;

import dev.kaquan.bootstrap.crash.Http.Post;
import dev.kaquan.bootstrap.crash.Samples.Codes;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A client that creates cards, imports and deposits their codes, prepares cards, adds them on the sandbox's phone, reports
 * the results, redeems and replaces codes, and adjusts a member, and repeats each request until it is answered.
 */
final class Load implements Callable<Integer> {
  private static final int STEPS_PER_CARD = 10;
  private static final int STEPS_PER_CODE = 3;
  private static final int CODES_PER_CARD = 250;

  private final int number;
  private final Gate gate;
  private final URI sandbox;
  private final Ledger ledger;
  private final CopyOnWriteArrayList<String> cardIds;
  private final Http http = new Http();

  /** The path of this client's member. */
  private Optional<String> member = Optional.empty();

  Load(int number, Gate gate, URI sandbox, Ledger ledger, CopyOnWriteArrayList<String> cardIds) {
    this.number = number;
    this.gate = gate;
    this.sandbox = sandbox;
    this.ledger = ledger;
    this.cardIds = cardIds;
  }

  /** Returns how many steps it made until the load ended. */
  @Override
  public Integer call() throws Exception {
    int step = 0;
    while (gate.pass().isPresent()) {
      if (step % STEPS_PER_CARD == 0 || cardIds.isEmpty()) {
        createCard(step);
      } else if (step % STEPS_PER_CARD == 1) {
        adjust(step);
      } else {
        addCard(step);
      }
      step++;
    }
    return step;
  }

  private void createCard(int step) throws Exception {
    // A title of its own: each request can be told from the cards that it created.
    String title = "T" + number + "-" + step;
    Codes codes = Codes.values()[(number + step / STEPS_PER_CARD) % Codes.values().length];
    Optional<HttpResponse<String>> created =
        answered(new Post("/v1/cards", Samples.card(title, codes), "card-" + title));
    if (created.isEmpty() || created.get().statusCode() != 201) {
      return;
    }
    String cardId = (String) WireJson.readObject(created.get().body()).get("cardId");
    if (codes != Codes.PLATFORM) {
      String lines = IntStream.range(0, CODES_PER_CARD)
          .mapToObj(i -> "C" + i + "\n")
          .collect(Collectors.joining());
      Optional<HttpResponse<String>> unused =
          answered(new Post("/v1/cards/" + cardId + "/codes", lines, ""));
    }
    if (codes == Codes.DEPOSITED) {
      Optional<HttpResponse<String>> unused =
          answered(new Post("/v1/cards/" + cardId + "/deposits", "", ""));
    } else {
      cardIds.add(cardId);
    }
  }

  private void addCard(int step) throws Exception {
    String cardId = cardIds.get(step % cardIds.size());
    Optional<Map<String, Object>> claimed = addCard(step, cardId);
    if (claimed.isPresent() && step % STEPS_PER_CODE == 0) {
      redeem(step, cardId, claimed.get());
    } else if (claimed.isPresent() && step % STEPS_PER_CODE == 1) {
      updateCode(cardId, claimed.get());
    }
  }

  /** Lets a person add a card, and returns the result of the report. */
  private Optional<Map<String, Object>> addCard(int step, String cardId) throws Exception {
    String openid = "oCrash%02dx%019d".formatted(number, step);
    String draft =
        WireJson.write(Map.of("openid", openid, "cards", List.of(Map.of("cardId", cardId))));
    Optional<HttpResponse<String>> prepared =
        answered(new Post("/v1/add-card", draft, "add-" + number + "-" + step));
    if (prepared.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> answer = WireJson.readObject(prepared.get().body());
    String claim = WireJson.write(Map.of("openid", openid, "cardList", answer.get("cardList")));
    String result =
        http.send(sandbox, new Post("/sandbox/wx/addCard", claim, "")).body();
    Optional<HttpResponse<String>> reported =
        answered(new Post("/v1/add-card/" + answer.get("requestId") + "/result", result, ""));
    return reported.isEmpty()
        ? Optional.empty()
        : Optional.of(WireJson.readObject(reported.get().body()));
  }

  private void redeem(int step, String cardId, Map<String, Object> claimed) throws Exception {
    Object code = Ledger.cards(claimed, "cards").get(0).get("code");
    if (code == null) {
      // It is not decrypted yet.
      return;
    }
    String redemption = WireJson.write(Map.of("cardId", cardId, "code", code));
    Optional<HttpResponse<String>> unused =
        answered(new Post("/v1/codes/redemptions", redemption, "redeem-" + number + "-" + step));
  }

  private void updateCode(String cardId, Map<String, Object> claimed) throws Exception {
    Object code = Ledger.cards(claimed, "cards").get(0).get("code");
    if (code instanceof String custom && custom.startsWith("C")) {
      Optional<HttpResponse<String>> unused = answered(new Post(
          "/v1/codes/" + cardId + "/" + custom + "/update",
          WireJson.write(Map.of("newCode", "N" + custom)),
          ""));
    }
  }

  /** Changes the bonus of this client's member, who first claims a card. */
  private void adjust(int step) throws Exception {
    if (member.isEmpty()) {
      String title = "M" + number + "-" + step;
      Optional<HttpResponse<String>> created =
          answered(new Post("/v1/cards", Samples.memberCard(title), "card-" + title));
      if (created.isEmpty() || created.get().statusCode() != 201) {
        return;
      }
      String cardId = (String) WireJson.readObject(created.get().body()).get("cardId");
      member = addCard(step, cardId)
          .map(claimed -> Ledger.cards(claimed, "cards").get(0).get("code"))
          .map(code -> "/v1/members/" + cardId + "/" + code);
    }
    if (member.isEmpty() || !isActive(member.get())) {
      return;
    }
    Optional<HttpResponse<String>> unused = answered(new Post(
        member.get() + "/adjustments",
        "{\"bonus\":" + (1 + step % 5) + ",\"reason\":\"消费\",\"notify\":false}",
        "adjust-" + number + "-" + step));
  }

  private boolean isActive(String path) throws InterruptedException, MalformedWireException {
    Optional<URI> service = gate.pass();
    if (service.isEmpty()) {
      return false;
    }
    try {
      HttpResponse<String> synced = http.send(service.get(), new Post(path + "/sync", "{}", ""));
      return synced.statusCode() == 200
          && "active".equals(WireJson.readObject(synced.body()).get("state"));
    } catch (IOException killed) {
      return false;
    }
  }

  /**
   * Sends a request until it is answered, whatever happens to the service in between. Returns empty if
   * the load ended first, or if the request counts as in progress because a crash interrupted it.
   */
  private Optional<HttpResponse<String>> answered(Post post) throws InterruptedException {
    for (Optional<URI> service = gate.pass(); service.isPresent(); service = gate.pass()) {
      try {
        HttpResponse<String> answer = http.send(service.get(), post);
        if (answer.statusCode() == 409) {
          // Without a code that is left, nothing was done.
          if (!answer.body().contains("out-of-stock")) {
            ledger.unanswered(post);
          }
          return Optional.empty();
        }
        if (answer.statusCode() != 503) {
          ledger.acknowledged(post, answer);
          return Optional.of(answer);
        }
      } catch (IOException killed) {
        // The service was killed, and will be started again.
        Thread.onSpinWait();
      }
    }
    ledger.unanswered(post);
    return Optional.empty();
  }
}
