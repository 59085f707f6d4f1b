package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.sandbox.account.Account;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.world.SandboxClock;
import dev.kaquan.sandbox.world.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The card templates of the account. Everything is done within {@link Store#change}. */
public final class Templates {
  private final Table<Template> templates;
  private final Map<String, Read> read = new HashMap<>();
  private final Account account;
  private final Words words;
  private final SandboxClock clock;

  /** A template's rules, so that they are not read from its JSON at every claim. */
  private record Read(Map<String, Object> from, Card rules) {}

  /** What was kept. */
  public Templates(Store store, Account account, Words words, SandboxClock clock) {
    this.templates = store.table("template", Template.class);
    this.account = account;
    this.words = words;
    this.clock = clock;
  }

  /** Keeps a new one, and makes its id. */
  public Template add(Map<String, Object> card, long quantity, CardStatus status) {
    long now = clock.seconds();
    String id = "p" + account.mark() + words.letters(22);
    Template template = new Template(id, card, quantity, quantity, status, now, now);
    put(template);
    return template;
  }

  /**
   * The one of that id.
   *
   * @throws Refusal 40073 if there is none
   */
  public Template get(String cardId) {
    return templates.get(cardId).orElseThrow(() -> new Refusal(ErrCode.INVALID_CARD_ID));
  }

  /** Puts it in the place of the one of its id. */
  public void put(Template template) {
    templates.put(template.cardId(), template);
  }

  /** All, oldest first. */
  public List<Template> all() {
    return templates.all().stream()
        .sorted(Comparator.comparingLong(Template::createdAt).thenComparing(Template::cardId))
        .toList();
  }

  /** The rules of a template; its stock and status are as of now. */
  public Card rules(Template template) {
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

  private static Card read(Template template) {
    return CardTemplate.received(template.card())
        .card(new CardId(template.cardId()), template.status());
  }
}
