package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.sandbox.account.Account;
import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The card templates of the account. Everything is done within {@link Store#change}. */
public final class CardRecords {
  private final Table<Contents> contents;
  private final Table<Stock> stocks;
  private final Map<String, Read> read = new HashMap<>();
  private final Account account;
  private final RandomStrings randomStrings;
  private final SandboxClock clock;

  /** A template without its stock, which changes with every claim. */
  public record Contents(
      String cardId, Map<String, Object> card, CardStatus status, long createdAt, long updatedAt) {

    static Contents of(CardRecord template) {
      return new Contents(
          template.cardId(),
          template.card(),
          template.status(),
          template.createdAt(),
          template.updatedAt());
    }

    CardRecord with(Stock stock) {
      return new CardRecord(
          cardId, card, stock.quantity(), stock.total(), status, createdAt, updatedAt);
    }

    boolean isSameAs(Contents other) {
      return card == other.card && status == other.status && updatedAt == other.updatedAt;
    }
  }

  /** How much of a template is left, and was there in all. */
  public record Stock(long quantity, long total) {}

  /** A template's rules, so that they are not read from its JSON at every claim. */
  private record Read(Map<String, Object> from, Card rules) {}

  /** What was kept. */
  public CardRecords(
      Store store, Account account, RandomStrings randomStrings, SandboxClock clock) {
    this.contents = store.table("template", Contents.class);
    this.stocks = store.table("stock", Stock.class);
    this.account = account;
    this.randomStrings = randomStrings;
    this.clock = clock;
  }

  /** Keeps a new one, and makes its id. */
  public CardRecord add(Map<String, Object> card, long quantity, CardStatus status) {
    long now = clock.seconds();
    String id = "p" + account.cardIdPrefix() + randomStrings.letters(22);
    CardRecord template = new CardRecord(id, card, quantity, quantity, status, now, now);
    put(template);
    return template;
  }

  /**
   * The one of that id.
   *
   * @throws PlatformError 40073 if there is none
   */
  public CardRecord get(String cardId) {
    return contents
        .get(cardId)
        .map(this::integer)
        .orElseThrow(() -> new PlatformError(ErrCode.INVALID_CARD_ID));
  }

  /** Puts it in the place of the one of its id. */
  public void put(CardRecord template) {
    String id = template.cardId();
    Contents now = Contents.of(template);
    if (contents.get(id).filter(now::isSameAs).isEmpty()) {
      contents.put(id, now);
    }
    stocks.put(id, new Stock(template.quantity(), template.total()));
  }

  /** All, oldest first. */
  public List<CardRecord> all() {
    return contents.all().stream()
        .map(this::integer)
        .sorted(Comparator.comparingLong(CardRecord::createdAt).thenComparing(CardRecord::cardId))
        .toList();
  }

  /** The rules of a template; its stock and status are as of now. */
  public Card rules(CardRecord template) {
    Read known = read.get(template.cardId());
    if (known == null || known.from() != template.card()) {
      known = new Read(template.card(), read(template));
      read.put(template.cardId(), known);
    }
    Card rules = known.rules();
    return new Card(
        rules.id(),
        rules.type(),
        rules.title(),
        rules.codeMode(),
        rules.bindOpenid(),
        rules.validity(),
        template.quantity(),
        rules.getLimit(),
        template.status());
  }

  private CardRecord integer(Contents of) {
    return of.with(stocks.get(of.cardId()).orElseThrow());
  }

  private static Card read(CardRecord template) {
    return CardTemplate.received(template.card())
        .card(new CardId(template.cardId()), template.status());
  }
}
