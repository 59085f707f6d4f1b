package dev.kaquan.sandbox;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateFault;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The card templates of the sandbox's account. */
final class IssuedCards {
  private static final Map<String, String> COLOURS = Map.ofEntries(
      Map.entry("Color010", "#63b359"),
      Map.entry("Color020", "#2c9f67"),
      Map.entry("Color030", "#509fc9"),
      Map.entry("Color040", "#5885cf"),
      Map.entry("Color050", "#9062c0"),
      Map.entry("Color060", "#d09a45"),
      Map.entry("Color070", "#e4b138"),
      Map.entry("Color080", "#ee903c"),
      Map.entry("Color081", "#f08500"),
      Map.entry("Color082", "#a9d92d"),
      Map.entry("Color090", "#dd6549"),
      Map.entry("Color100", "#cc463d"),
      Map.entry("Color101", "#cf3e36"),
      Map.entry("Color102", "#5E6671"));

  private final SandboxFile file;
  private final Words words;
  private final InstantSource clock;
  private final String accountMark;
  private final boolean reviewAtOnce;

  /** A template as it stands now. */
  record Issued(Card card, Map<String, Object> body, long total, Instant createdAt) {}

  /**
   * The cards of an account.
   *
   * @param accountMark the five characters that all ids of the account share
   */
  IssuedCards(
      SandboxFile file,
      Words words,
      InstantSource clock,
      String accountMark,
      boolean reviewAtOnce) {
    this.file = file;
    this.words = words;
    this.clock = clock;
    this.accountMark = accountMark;
    this.reviewAtOnce = reviewAtOnce;
  }

  /**
   * Creates a card.
   *
   * @throws Refusal with the first rule that it breaks
   */
  String create(Map<String, Object> body) {
    Instant now = clock.instant();
    List<TemplateFault> faults = CardTemplate.faults(body, now);
    if (!faults.isEmpty()) {
      TemplateFault first = faults.get(0);
      throw new Refusal(
          first.errCode(), first.violation().rule() + " [" + first.violation().field() + "]");
    }
    String id = "p" + accountMark + words.letters(22);
    CardStatus status = reviewAtOnce ? CardStatus.VERIFY_OK : CardStatus.NOT_VERIFY;
    Card card = CardTemplate.forCreation(body, now).card(new CardId(id), status);
    return file.change(handle -> {
      handle.execute(
          """
              INSERT INTO card (card_id, body, quantity, total, status, created_at)
              VALUES (?, ?, ?, ?, ?, ?)
              """,
          id,
          WireJson.write(body),
          card.quantity(),
          card.quantity(),
          status.name(),
          now.getEpochSecond());
      return id;
    });
  }

  /**
   * A card as {@code /card/get} shows it.
   *
   * @throws Refusal 40073 if there is none of that id
   */
  Map<String, Object> shown(String cardId) {
    Issued issued = file.change(handle -> find(handle, cardId))
        .orElseThrow(() -> new Refusal(ErrCode.INVALID_CARD_ID));
    Map<String, Object> card = object(issued.body(), "card");
    String key = issued.card().type().key();
    Map<String, Object> ofType = object(card, key);
    Map<String, Object> base = object(ofType, "base_info");
    base.put("id", cardId);
    base.computeIfPresent("color", (name, colour) -> COLOURS.getOrDefault(colour, "" + colour));
    Map<String, Object> sku = object(base, "sku");
    sku.put("quantity", issued.card().quantity());
    sku.put("total_quantity", issued.total());
    base.put("sku", sku);
    base.put("status", issued.card().status().wireName());
    base.put("create_time", issued.createdAt().getEpochSecond());
    base.put("update_time", issued.createdAt().getEpochSecond());
    ofType.put("base_info", base);
    card.put(key, ofType);
    return card;
  }

  /** The ids of all cards in one of the statuses, or in any if none is named; oldest first. */
  List<String> ids(List<String> statuses) {
    return file.change(handle -> handle
        .createQuery("SELECT card_id, status FROM card ORDER BY created_at, card_id")
        .map((row, context) -> List.of(row.getString(1), "CARD_STATUS_" + row.getString(2)))
        .list()
        .stream()
        .filter(row -> statuses.isEmpty() || statuses.contains(row.get(1)))
        .map(row -> row.get(0))
        .toList());
  }

  /** The card of that id, inside a transaction. */
  static Optional<Issued> find(Handle handle, String cardId) {
    return handle
        .createQuery("SELECT body, quantity, total, status, created_at FROM card WHERE card_id = ?")
        .bind(0, cardId)
        .map((row, context) -> issued(
            cardId,
            row.getString(1),
            row.getLong(2),
            row.getLong(3),
            CardStatus.valueOf(row.getString(4)),
            Instant.ofEpochSecond(row.getLong(5))))
        .findOne();
  }

  private static Issued issued(
      String cardId, String json, long quantity, long total, CardStatus status, Instant createdAt) {
    try {
      Map<String, Object> body = WireJson.readObject(json);
      Card made = CardTemplate.received(object(body, "card")).card(new CardId(cardId), status);
      Card now = new Card(
          made.id(),
          made.type(),
          made.title(),
          made.codeMode(),
          made.bindOpenid(),
          made.validity(),
          quantity,
          made.getLimit(),
          status);
      return new Issued(now, body, total, createdAt);
    } catch (MalformedWireException e) {
      throw new IllegalStateException("a card in the sandbox's file is no longer JSON", e);
    }
  }

  private static Map<String, Object> object(Map<String, Object> parent, String key) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (parent.get(key) instanceof Map<?, ?> found) {
      found.forEach((name, value) -> copy.put(String.valueOf(name), value));
    }
    return copy;
  }
}
