package dev.kaquan.sandbox.claim;

import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.util.Map;

/** A person gives a card to a friend, who takes it. */
public final class GiftEndpoints {
  private final SandboxContext context;
  private final Gifts gifts;
  private final HeldCodes codes;

  public GiftEndpoints(SandboxContext context, Gifts gifts, HeldCodes codes) {
    this.context = context;
    this.gifts = gifts;
    this.codes = codes;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.PHONE, "/sandbox/phone/gift", this::give);
    endpoints.add(Kind.PHONE, "/sandbox/phone/take-gift", this::take);
  }

  private Map<String, Object> give(SandboxRequest request) {
    PersonRequest person = PersonRequest.of(request);
    return context.store().change(() -> {
      HeldCode code = codes.getOwn(person.openid(), person.key());
      gifts.give(code, request.text("toOpenid"), request.flag("chatRoom"));
      return Reply.ok();
    });
  }

  private Map<String, Object> take(SandboxRequest request) {
    String openid = request.text("openid", ErrCode.OPENID_MISSING);
    return context.store().change(() -> {
      HeldCode code = codes.get(request.text("cardId"), request.text("code", ErrCode.CODE_MISSING));
      return Reply.ok("code", gifts.take(code, openid).code());
    });
  }
}
