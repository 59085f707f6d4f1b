package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.event.CardEvent;
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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates, changes, reviews and returns cards. */
public final class CardEndpoints {
  private static final int MAX_COUNT = 50;
  private static final Set<CardType> COUPONS = EnumSet.of(
      CardType.GROUPON, CardType.CASH, CardType.DISCOUNT, CardType.GIFT, CardType.GENERAL_COUPON);

  private final SandboxContext context;
  private final Store store;
  private final CardRecords cardRecords;
  private final Policy policy;
  private final Events events;

  public CardEndpoints(
      SandboxContext context, CardRecords cardRecords, Policy policy, Events events) {
    this.context = context;
    this.store = context.store();
    this.cardRecords = cardRecords;
    this.policy = policy;
    this.events = events;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.POST, "/card/create", this::create);
    endpoints.add(Kind.POST, "/card/get", this::get);
    endpoints.add(Kind.POST, "/card/batchget", this::batchGet);
    endpoints.add(Kind.POST, "/card/update", this::update);
    endpoints.add(Kind.POST, "/card/delete", this::delete);
    endpoints.add(Kind.CONTROL, "/sandbox/cards/{cardId}/review", this::review);
    endpoints.add(Kind.CONTROL, "/sandbox/policy", this::setPolicy);
  }

  private CardIdReply create(SandboxRequest request) {
    Instant now = context.clock().instant();
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
      publishReview(added, "");
      return new CardIdReply(0, "ok", added.cardId());
    });
  }

  private Map<String, Object> update(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    boolean sendCheck = store.change(() -> {
      CardRecord before = cardRecords.getExisting(cardId);
      CardUpdate update = new CardUpdate(before, request);
      Map<String, Object> card = update.card(context.clock().instant());
      CardStatus status = update.isReviewed() ? CardStatus.NOT_VERIFY : before.status();
      if (update.isReviewed() && policy.now().reviewAtOnce()) {
        status = CardStatus.VERIFY_OK;
      }
      CardRecord after = before.withCard(card, status, context.clock().seconds());
      cardRecords.put(after);
      if (update.isReviewed()) {
        publishReview(after, "");
      }
      return update.isReviewed();
    });
    return Reply.ok("send_check", sendCheck);
  }

  private Map<String, Object> delete(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    store.change(() -> {
      cardRecords.put(cardRecords.getExisting(cardId).withStatus(CardStatus.DELETE));
      return cardId;
    });
    return Reply.ok();
  }

  private Map<String, Object> review(SandboxRequest request) {
    boolean pass = !Boolean.FALSE.equals(request.fields().get("pass"));
    store.change(() -> {
      CardRecord reviewed = cardRecords
          .getExisting(request.text("cardId"))
          .withStatus(pass ? CardStatus.VERIFY_OK : CardStatus.VERIFY_FAIL);
      cardRecords.put(reviewed);
      publishReview(reviewed, request.text("reason"));
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

  private void publishReview(CardRecord card, String reason) {
    if (card.status() == CardStatus.VERIFY_OK) {
      events.publish(new CardEvent.CardReviewed(card.cardId(), true, ""));
    } else if (card.status() == CardStatus.VERIFY_FAIL) {
      events.publish(new CardEvent.CardReviewed(card.cardId(), false, reason));
    }
  }

  private CardGetReply get(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    CardRecord card = store.change(() -> cardRecords.get(cardId));
    return new CardGetReply(0, "ok", CardReplies.card(card));
  }

  private BatchGetReply batchGet(SandboxRequest request) {
    long offset = request.integer("offset").orElse(0L);
    long count = request.integer("count").orElse(0L);
    if (offset < 0 || count < 0 || count > MAX_COUNT) {
      throw new PlatformError(ErrCode.INVALID_ARGS);
    }
    List<CardStatus> statuses = request.texts("status_list").stream()
        .flatMap(name -> CardStatus.named(name).stream())
        .toList();
    List<String> found = store.change(cardRecords::all).stream()
        .filter(card -> request.texts("status_list").isEmpty() || statuses.contains(card.status()))
        .map(CardRecord::cardId)
        .toList();
    return new BatchGetReply(
        0, "ok", found.stream().skip(offset).limit(count).toList(), found.size());
  }
}
