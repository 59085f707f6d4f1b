package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateFault;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.world.SandboxClock;
import dev.kaquan.wire.BatchGetReply;
import dev.kaquan.wire.CardGetReply;
import dev.kaquan.wire.CardIdReply;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates cards and shows them. */
public final class CardCalls {
  private static final int MOST_AT_ONCE = 50;

  private final Store store;
  private final Templates templates;
  private final SandboxClock clock;
  private final boolean reviewAtOnce;

  /**
   * The calls.
   *
   * @param reviewAtOnce whether new cards pass review at once
   */
  public CardCalls(Store store, Templates templates, SandboxClock clock, boolean reviewAtOnce) {
    this.store = store;
    this.templates = templates;
    this.clock = clock;
    this.reviewAtOnce = reviewAtOnce;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.POST, "/card/create", this::create);
    calls.add(Kind.POST, "/card/get", this::get);
    calls.add(Kind.POST, "/card/batchget", this::batchGet);
  }

  private CardIdReply create(Asked asked) {
    Instant now = clock.instant();
    List<TemplateFault> faults = CardTemplate.faults(asked.fields(), now);
    if (!faults.isEmpty()) {
      TemplateFault first = faults.get(0);
      throw new Refusal(
          first.errCode(), first.violation().rule() + " [" + first.violation().field() + "]");
    }
    CardStatus status = reviewAtOnce ? CardStatus.VERIFY_OK : CardStatus.NOT_VERIFY;
    Card rules = CardTemplate.forCreation(asked.fields(), now).card(new CardId("p"), status);
    Map<String, Object> card = asked.object("card").fields();
    return store.change(() ->
        new CardIdReply(0, "ok", templates.add(card, rules.quantity(), status).cardId()));
  }

  private CardGetReply get(Asked asked) {
    String cardId = asked.text("card_id", ErrCode.CARD_ID_MISSING);
    return new CardGetReply(0, "ok", shown(store.change(() -> templates.get(cardId))));
  }

  private BatchGetReply batchGet(Asked asked) {
    long offset = asked.whole("offset").orElse(0L);
    long count = asked.whole("count").orElse(0L);
    if (offset < 0 || count < 0 || count > MOST_AT_ONCE) {
      throw new Refusal(ErrCode.INVALID_ARGS);
    }
    List<CardStatus> statuses = asked.texts("status_list").stream()
        .flatMap(name -> CardStatus.named(name).stream())
        .toList();
    List<String> found = store.change(templates::all).stream()
        .filter(template ->
            asked.texts("status_list").isEmpty() || statuses.contains(template.status()))
        .map(Template::cardId)
        .toList();
    return new BatchGetReply(
        0, "ok", found.stream().skip(offset).limit(count).toList(), found.size());
  }

  private static Map<String, Object> shown(Template template) {
    Map<String, Object> sku = new LinkedHashMap<>();
    sku.put("quantity", template.quantity());
    sku.put("total_quantity", template.total());
    Map<String, Object> base = new LinkedHashMap<>();
    base.put("id", template.cardId());
    base.putAll(template.base().fields());
    base.computeIfPresent("color", (name, colour) -> Palette.hex(String.valueOf(colour)));
    base.put("sku", sku);
    base.put("status", template.status().wireName());
    base.put("create_time", template.createdAt());
    base.put("update_time", template.updatedAt());
    Map<String, Object> ofType = new LinkedHashMap<>(template.ofType().fields());
    ofType.put("base_info", base);
    Map<String, Object> card = new LinkedHashMap<>(template.card());
    card.put(template.key(), ofType);
    return card;
  }
}
