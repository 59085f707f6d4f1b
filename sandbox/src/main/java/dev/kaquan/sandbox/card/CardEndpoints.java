package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import dev.kaquan.wire.BatchGetReply;
import dev.kaquan.wire.CardGetReply;
import dev.kaquan.wire.CardIdReply;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Creates cards, changes them and shows them. */
public final class CardEndpoints {
  private static final int MAX_AT_ONCE = 50;
  private static final long MAX_STOCK = 100_000_000;
  private static final Set<CardType> COUPONS = EnumSet.of(
      CardType.GROUPON, CardType.CASH, CardType.DISCOUNT, CardType.GIFT, CardType.GENERAL_COUPON);

  private final Store store;
  private final CardRecords cardRecords;
  private final SandboxClock clock;
  private final Policy policy;
  private final Events events;
  private final ToLongFunction<String> deposited;

  /**
   * The calls.
   *
   * @param deposited how many codes were deposited of a card, taken or not
   */
  public CardEndpoints(
      Store store,
      CardRecords cardRecords,
      SandboxClock clock,
      Policy policy,
      Events events,
      ToLongFunction<String> deposited) {
    this.store = store;
    this.cardRecords = cardRecords;
    this.clock = clock;
    this.policy = policy;
    this.events = events;
    this.deposited = deposited;
  }

  /** Adds them. */
  public void register(Endpoints endpoints) {
    endpoints.add(Kind.POST, "/card/create", this::create);
    endpoints.add(Kind.POST, "/card/get", this::get);
    endpoints.add(Kind.POST, "/card/batchget", this::batchGet);
    endpoints.add(Kind.POST, "/card/update", this::update);
    endpoints.add(Kind.POST, "/card/delete", this::delete);
    endpoints.add(Kind.POST, "/card/modifystock", this::modifyStock);
    endpoints.add(Kind.CONTROL, "/sandbox/cards/{cardId}/review", this::review);
    endpoints.add(Kind.CONTROL, "/sandbox/policy", this::setPolicy);
  }

  private CardIdReply create(SandboxRequest request) {
    Instant now = clock.instant();
    TemplateErrors.first(CardTemplate.violations(request.fields(), now)).ifPresent(error -> {
      throw error;
    });
    CardStatus status = policy.now().reviewAtOnce() ? CardStatus.VERIFY_OK : CardStatus.NOT_VERIFY;
    Card rules = CardTemplate.forCreation(request.fields(), now).card(new CardId("p"), status);
    if (COUPONS.contains(rules.type()) && !policy.now().newCoupons()) {
      throw new PlatformError(ErrCode.TEAM_UNAUTHORIZED);
    }
    Map<String, Object> card = request.object("card").fields();
    return store.change(() -> {
      CardRecord added = cardRecords.add(card, rules.quantity(), status);
      tellOfReview(added, "");
      return new CardIdReply(0, "ok", added.cardId());
    });
  }

  private Map<String, Object> update(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    boolean sendCheck = store.change(() -> {
      CardRecord before = existing(cardId);
      CardUpdate update = new CardUpdate(before, request);
      Map<String, Object> card = update.card(clock.instant());
      CardStatus status = update.isReviewed() ? CardStatus.NOT_VERIFY : before.status();
      if (update.isReviewed() && policy.now().reviewAtOnce()) {
        status = CardStatus.VERIFY_OK;
      }
      CardRecord after = before.withCard(card, status, clock.seconds());
      cardRecords.put(after);
      if (update.isReviewed()) {
        tellOfReview(after, "");
      }
      return update.isReviewed();
    });
    return Reply.ok("send_check", sendCheck);
  }

  private Map<String, Object> delete(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    store.change(() -> {
      cardRecords.put(existing(cardId).withStatus(CardStatus.DELETE));
      return cardId;
    });
    return Reply.ok();
  }

  private Map<String, Object> modifyStock(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    long more = request.integer("increase_stock_value").orElse(0L);
    long less = request.integer("reduce_stock_value").orElse(0L);
    if (more < 0 || less < 0 || (more > 0 && less > 0)) {
      throw new PlatformError(ErrCode.INVALID_QUANTITY);
    }
    store.change(() -> {
      CardRecord before = existing(cardId);
      long left = before.quantity() + more - less;
      long inAll = before.total() + more - less;
      if (left < 0) {
        throw new PlatformError(ErrCode.INVALID_QUANTITY);
      }
      if (inAll > MAX_STOCK) {
        throw new PlatformError(ErrCode.TOTAL_QUANTITY_LIMIT);
      }
      boolean isDeposit = cardRecords.rules(before).codeMode() == CodeMode.DEPOSIT;
      if (isDeposit && inAll > deposited.applyAsLong(cardId)) {
        throw new PlatformError(ErrCode.INVALID_DEPOSIT_MODE);
      }
      cardRecords.put(before.withQuantity(left, inAll));
      return cardId;
    });
    return Reply.ok();
  }

  private Map<String, Object> review(SandboxRequest request) {
    boolean pass = !Boolean.FALSE.equals(request.fields().get("pass"));
    store.change(() -> {
      CardRecord reviewed = existing(request.text("cardId"))
          .withStatus(pass ? CardStatus.VERIFY_OK : CardStatus.VERIFY_FAIL);
      cardRecords.put(reviewed);
      tellOfReview(reviewed, request.text("reason"));
      return reviewed;
    });
    return Reply.ok();
  }

  private Map<String, Object> setPolicy(SandboxRequest request) {
    return store.change(() -> {
      PolicySettings before = policy.now();
      PolicySettings next = new PolicySettings(
          request.flag("reviewAtOnce", before.reviewAtOnce()),
          request.flag("newCoupons", before.newCoupons()),
          request.integer("activateTicketSeconds").orElse(before.activateTicketSeconds()));
      policy.set(next);
      return Reply.ok(
          "reviewAtOnce", next.reviewAtOnce(),
          "newCoupons", next.newCoupons(),
          "activateTicketSeconds", next.activateTicketSeconds());
    });
  }

  private void tellOfReview(CardRecord template, String reason) {
    if (template.status() == CardStatus.VERIFY_OK) {
      events.publish(
          "card_pass_check", "", Reply.fields("CardId", template.cardId(), "RefuseReason", ""));
    } else if (template.status() == CardStatus.VERIFY_FAIL) {
      events.publish(
          "card_not_pass_check",
          "",
          Reply.fields("CardId", template.cardId(), "RefuseReason", reason));
    }
  }

  private CardRecord existing(String cardId) {
    CardRecord template = cardRecords.get(cardId);
    if (template.status() == CardStatus.DELETE) {
      throw new PlatformError(ErrCode.INVALID_CARD_STATUS);
    }
    return template;
  }

  private CardGetReply get(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    return new CardGetReply(0, "ok", shown(store.change(() -> cardRecords.get(cardId))));
  }

  private BatchGetReply batchGet(SandboxRequest request) {
    long offset = request.integer("offset").orElse(0L);
    long count = request.integer("count").orElse(0L);
    if (offset < 0 || count < 0 || count > MAX_AT_ONCE) {
      throw new PlatformError(ErrCode.INVALID_ARGS);
    }
    List<CardStatus> statuses = request.texts("status_list").stream()
        .flatMap(name -> CardStatus.named(name).stream())
        .toList();
    List<String> found = store.change(cardRecords::all).stream()
        .filter(template ->
            request.texts("status_list").isEmpty() || statuses.contains(template.status()))
        .map(CardRecord::cardId)
        .toList();
    return new BatchGetReply(
        0, "ok", found.stream().skip(offset).limit(count).toList(), found.size());
  }

  private static Map<String, Object> shown(CardRecord template) {
    Map<String, Object> sku = new LinkedHashMap<>();
    sku.put("quantity", template.quantity());
    sku.put("total_quantity", template.total());
    Map<String, Object> base = new LinkedHashMap<>();
    base.put("id", template.cardId());
    base.put("location_id_list", List.of());
    base.put("area_code_list", List.of());
    base.put("get_limit", MAX_AT_ONCE);
    base.put("can_share", true);
    base.put("can_give_friend", true);
    base.put("use_custom_code", false);
    base.put("bind_openid", false);
    base.putAll(template.base().fields());
    base.computeIfPresent("color", (name, colour) -> Palette.hex(String.valueOf(colour)));
    base.put("sku", sku);
    base.put("status", template.status().wireName());
    base.put("create_time", template.createdAt());
    base.put("update_time", template.updatedAt());
    Map<String, Object> advanced = Reply.fields(
        "time_limit", List.of(),
        "text_image_list", List.of(),
        "business_service", List.of(),
        "consume_share_card_list", List.of(),
        "share_friends", false);
    advanced.putAll(template.ofType().object("advanced_info").fields());
    Map<String, Object> ofType = new LinkedHashMap<>(template.ofType().fields());
    ofType.put("base_info", base);
    ofType.put("advanced_info", advanced);
    Map<String, Object> card = new LinkedHashMap<>(template.card());
    card.put(template.key(), ofType);
    return card;
  }
}
