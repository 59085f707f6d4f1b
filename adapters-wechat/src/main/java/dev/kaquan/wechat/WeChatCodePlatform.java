package dev.kaquan.wechat;

import dev.kaquan.application.port.CodePlatform;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.wire.CodeGetReply;
import dev.kaquan.wire.CodeGetRequest;
import jakarta.inject.Inject;
import java.util.Optional;

/** WeChat's calls about codes. */
final class WeChatCodePlatform implements CodePlatform {
  private final PlatformCalls calls;

  @Inject
  WeChatCodePlatform(PlatformCalls calls) {
    this.calls = calls;
  }

  @Override
  public Optional<PlatformCode> find(CardId cardId, CardCode code) {
    return calls.find(
        Endpoint.CODE_GET,
        new CodeGetRequest(cardId.value(), code.value(), false),
        CodeGetReply.class,
        MemberMapper::code);
  }
}
