package dev.kaquan.sandbox.claim;

import dev.kaquan.domain.card.CardType;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.card.CellSettings;
import dev.kaquan.sandbox.card.Cells;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.code.Redemptions;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.event.CardEvent;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.util.Map;
import java.util.function.Function;

/** What a person does with a card on the phone, outside a mini program. */
public final class PersonEndpoints {
  private final SandboxContext context;
  private final HeldCodes codes;
  private final Redemptions redemptions;
  private final CardRecords cardRecords;
  private final Cells cells;
  private final Events events;

  public PersonEndpoints(
      SandboxContext context,
      HeldCodes codes,
      Redemptions redemptions,
      CardRecords cardRecords,
      Cells cells,
      Events events) {
    this.context = context;
    this.codes = codes;
    this.redemptions = redemptions;
    this.cardRecords = cardRecords;
    this.cells = cells;
    this.events = events;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.PHONE, "/sandbox/phone/delete", this::delete);
    endpoints.add(Kind.PHONE, "/sandbox/phone/restore", this::restore);
    endpoints.add(Kind.PHONE, "/sandbox/phone/self-consume", this::selfConsume);
    endpoints.add(Kind.PHONE, "/sandbox/phone/pay", this::pay);
    endpoints.add(Kind.PHONE, "/sandbox/phone/enter-session", this::enterSession);
  }

  /** Only a usable code can be deleted, so that a restored one is usable again. */
  private Map<String, Object> delete(SandboxRequest request) {
    return withOwnCode(request, code -> {
      if (code.status() != CodeStatus.NORMAL) {
        throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
      }
      codes.put(code.with(CodeStatus.DELETE));
      events.publish(new CardEvent.CardDeleted(code.openid(), code.cardId(), code.code()));
      return Reply.ok();
    });
  }

  /** A restored member card keeps its code. */
  private Map<String, Object> restore(SandboxRequest request) {
    return withOwnCode(request, code -> {
      if (cardRecords.rules(cardRecords.get(code.cardId())).type() != CardType.MEMBER_CARD) {
        throw new PlatformError(ErrCode.NEED_MEMBER_CARD);
      }
      if (code.status() != CodeStatus.DELETE) {
        throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
      }
      codes.put(code.with(CodeStatus.NORMAL));
      events.publish(CardEvent.CardClaimed.restored(code.openid(), code.cardId(), code.code()));
      return Reply.ok();
    });
  }

  private Map<String, Object> selfConsume(SandboxRequest request) {
    return withOwnCode(request, code -> {
      CellSettings settings = cells.of(code.cardId());
      if (!settings.selfConsume()) {
        throw PlatformError.of(ErrCode.CARD_NOT_SUPPORTED, "its self-consume cell is off");
      }
      if (settings.needsVerifyCode() && !request.has("verifyCode")) {
        throw PlatformError.of(ErrCode.FIELDS_MISSING, "verifyCode");
      }
      if (settings.needsRemarkAmount() && !request.has("remarkAmount")) {
        throw PlatformError.of(ErrCode.FIELDS_MISSING, "remarkAmount");
      }
      redemptions.redeem(
          code, "FROM_MOBILE_HELPER", request.text("verifyCode"), request.textOf("remarkAmount"));
      return Reply.ok();
    });
  }

  private Map<String, Object> pay(SandboxRequest request) {
    return withOwnCode(request, code -> {
      if (!cells.of(code.cardId()).pay()) {
        throw PlatformError.of(ErrCode.CARD_NOT_SUPPORTED, "its pay cell is off");
      }
      if (code.statusAt(context.clock().instant()) != CodeStatus.NORMAL) {
        throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
      }
      long fee = request.integer("fee").orElse(0L);
      String transactionId = "1002" + context.randomStrings().digits(18);
      events.publish(new CardEvent.CardPaid(
          code.openid(),
          code.cardId(),
          code.code(),
          transactionId,
          request.integer("locationId").orElse(0L),
          fee,
          request.integer("originalFee").orElse(fee)));
      return Reply.ok("transId", transactionId);
    });
  }

  private Map<String, Object> enterSession(SandboxRequest request) {
    return withOwnCode(request, code -> {
      if (code.status() == CodeStatus.DELETE) {
        throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
      }
      events.publish(new CardEvent.SessionEntered(code.openid(), code.cardId(), code.code()));
      return Reply.ok();
    });
  }

  private Map<String, Object> withOwnCode(
      SandboxRequest request, Function<HeldCode, Map<String, Object>> work) {
    PersonRequest person = PersonRequest.of(request);
    return context.store().change(() -> work.apply(codes.getOwn(person.openid(), person.key())));
  }
}
