package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cards of the account. Use it inside {@link Store#change}. */
public final class CardRecords {
  private final Table<Contents> contents;
  private final Table<Stock> stocks;
  private final Map<String, CachedRules> cache = new HashMap<>();
  private final SandboxContext context;

  /** A card without its stock, which changes with every claim. */
  public record Contents(
      String cardId,
      Map<String, Object> card,
      long initial,
      CardStatus status,
      long createdAt,
      long updatedAt) {

    static Contents of(CardRecord card) {
      return new Contents(
          card.cardId(),
          card.card(),
          card.initial(),
          card.status(),
          card.createdAt(),
          card.updatedAt());
    }

    CardRecord with(Stock stock) {
      return new CardRecord(
          cardId, card, stock.quantity(), stock.total(), initial, status, createdAt, updatedAt);
    }

    boolean isSameAs(Contents other) {
      return card == other.card && status == other.status && updatedAt == other.updatedAt;
    }
  }

  /** What is left of a card, and its total stock. */
  public record Stock(long quantity, long total) {}

  /** Rules derived from a card's JSON, so that a claim need not derive them again. */
  private record CachedRules(Map<String, Object> from, Card rules) {}

  /** Opens the tables of cards. */
  public CardRecords(SandboxContext context) {
    this.contents = context.store().table("template", Contents.class);
    this.stocks = context.store().table("stock", Stock.class);
    this.context = context;
  }

  /** Stores a new card under a new id. */
  public CardRecord add(Map<String, Object> card, long quantity, CardStatus status) {
    long now = context.clock().seconds();
    String id = "p" + context.account().cardIdPrefix() + context.randomStrings().letters(22);
    CardRecord added = new CardRecord(id, card, quantity, quantity, quantity, status, now, now);
    put(added);
    return added;
  }

  /**
   * Returns a card.
   *
   * @throws PlatformError 40073 if there is none with this id
   */
  public CardRecord get(String cardId) {
    return find(cardId).orElseThrow(() -> new PlatformError(ErrCode.INVALID_CARD_ID));
  }

  /** Returns a card, or empty if there is none with this id. */
  public Optional<CardRecord> find(String cardId) {
    return contents.get(cardId).map(this::withStock);
  }

  /**
   * Returns a card that is not deleted.
   *
   * @throws PlatformError 40073 if there is none with this id, 40078 if it is deleted
   */
  public CardRecord getExisting(String cardId) {
    CardRecord card = get(cardId);
    if (card.status() == CardStatus.DELETE) {
      throw new PlatformError(ErrCode.INVALID_CARD_STATUS);
    }
    return card;
  }

  /** Stores a card in place of the one with the same id. */
  public void put(CardRecord card) {
    Contents next = Contents.of(card);
    if (contents.get(card.cardId()).filter(next::isSameAs).isEmpty()) {
      contents.put(card.cardId(), next);
    }
    stocks.put(card.cardId(), new Stock(card.quantity(), card.total()));
  }

  /** Returns every card, oldest first. */
  public List<CardRecord> all() {
    return contents.all().stream()
        .map(this::withStock)
        .sorted(Comparator.comparingLong(CardRecord::createdAt).thenComparing(CardRecord::cardId))
        .toList();
  }

  /** Returns the rules of a card with its current stock and status. */
  public Card rules(CardRecord card) {
    CachedRules cached = cache.get(card.cardId());
    if (cached == null || cached.from() != card.card()) {
      cached = new CachedRules(card.card(), derive(card));
      cache.put(card.cardId(), cached);
    }
    Card rules = cached.rules();
    return new Card(
        rules.id(),
        rules.type(),
        rules.title(),
        rules.codeMode(),
        rules.bindOpenid(),
        rules.validity(),
        card.quantity(),
        rules.getLimit(),
        card.status());
  }

  private CardRecord withStock(Contents card) {
    return card.with(stocks.get(card.cardId()).orElseThrow());
  }

  private static Card derive(CardRecord card) {
    return CardTemplate.received(card.card()).card(new CardId(card.cardId()), card.status());
  }
}
