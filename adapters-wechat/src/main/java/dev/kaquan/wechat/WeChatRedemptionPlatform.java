package dev.kaquan.wechat;

import dev.kaquan.application.port.CodePlatform;
import dev.kaquan.application.port.CodePlatform.PlatformCode;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.wire.CodeGetReply;
import dev.kaquan.wire.CodeGetRequest;
import dev.kaquan.wire.ErrorReply;
import dev.kaquan.wire.MarkRequest;
import dev.kaquan.wire.MemberCodeRequest;
import dev.kaquan.wire.UnavailableRequest;
import dev.kaquan.wire.UpdateCodeRequest;
import jakarta.inject.Inject;
import java.util.Optional;

/** WeChat's calls that redeem codes. */
final class WeChatRedemptionPlatform implements RedemptionPlatform {
  private final PlatformCalls calls;
  private final CodePlatform codes;

  @Inject
  WeChatRedemptionPlatform(PlatformCalls calls, CodePlatform codes) {
    this.calls = calls;
    this.codes = codes;
  }

  @Override
  public Optional<RedemptionRefusal> check(CardId cardId, CardCode code) {
    return reason(
        cardId,
        code,
        calls.send(
            Endpoint.CODE_GET,
            new CodeGetRequest(cardId.value(), code.value(), true),
            CodeGetReply.class,
            reply -> reply.canConsume()
                ? Optional.empty()
                : Optional.of(refusal(MemberMapper.code(reply), RedemptionRefusal.NOT_YET_VALID)),
            WeChatRedemptionPlatform::refusal));
  }

  @Override
  public Optional<RedemptionRefusal> redeem(CardId cardId, CardCode code) {
    return execute(
        Endpoint.CONSUME, cardId, code, new MemberCodeRequest(cardId.value(), code.value()));
  }

  @Override
  public Optional<RedemptionRefusal> makeUnavailable(CardId cardId, CardCode code, String reason) {
    return execute(
        Endpoint.UNAVAILABLE,
        cardId,
        code,
        new UnavailableRequest(cardId.value(), code.value(), reason));
  }

  @Override
  public Optional<RedemptionRefusal> replace(CardId cardId, CardCode code, CardCode newCode) {
    return reason(
        cardId,
        code,
        calls.send(
            Endpoint.UPDATE_CODE,
            new UpdateCodeRequest(cardId.value(), code.value(), newCode.value()),
            ErrorReply.class,
            reply -> Optional.empty(),
            failure -> failure.isInvalidCode()
                ? Optional.of(Optional.of(RedemptionRefusal.CODE_IN_USE))
                : refusal(failure)));
  }

  @Override
  public Optional<RedemptionRefusal> mark(
      CardId cardId, CardCode code, OpenId openid, boolean isMarked) {
    return execute(
        Endpoint.MARK,
        cardId,
        code,
        new MarkRequest(cardId.value(), code.value(), openid.value(), isMarked));
  }

  private Optional<RedemptionRefusal> execute(
      Endpoint call, CardId cardId, CardCode code, Object request) {
    return reason(
        cardId,
        code,
        calls.send(
            call,
            request,
            ErrorReply.class,
            reply -> Optional.empty(),
            WeChatRedemptionPlatform::refusal));
  }

  private static Optional<Optional<RedemptionRefusal>> refusal(FailedCallException failure) {
    return Optional.of(failure.redemptionRefusal()).filter(Optional::isPresent);
  }

  /** Several statuses have one error code: the status itself says which. */
  private Optional<RedemptionRefusal> reason(
      CardId cardId, CardCode code, Optional<RedemptionRefusal> refusal) {
    if (refusal.filter(each -> each == RedemptionRefusal.NOT_USABLE).isEmpty()) {
      return refusal;
    }
    try {
      return Optional.of(codes
          .find(cardId, code)
          .map(found -> refusal(found, RedemptionRefusal.NOT_USABLE))
          .orElse(RedemptionRefusal.UNKNOWN_CODE));
    } catch (PlatformException e) {
      return refusal;
    }
  }

  /** Returns what the status of a code says; {@code ifHeld} if it says nothing against it. */
  private static RedemptionRefusal refusal(PlatformCode code, RedemptionRefusal ifHeld) {
    if (code.isRedeemed()) {
      return RedemptionRefusal.ALREADY_REDEEMED;
    }
    return code.possession()
        .map(possession -> switch (possession) {
          case HELD -> ifHeld;
          case GIFTING -> RedemptionRefusal.GIFTING;
          case EXPIRED -> RedemptionRefusal.EXPIRED;
          case DELETED -> RedemptionRefusal.DELETED;
          case GIVEN_AWAY -> RedemptionRefusal.GIVEN_AWAY;
          case UNAVAILABLE -> RedemptionRefusal.UNAVAILABLE;
        })
        .orElse(RedemptionRefusal.NOT_USABLE);
  }
}
