package dev.kaquan.wechat;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.DepositPlatform;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.wire.CardIdRequest;
import dev.kaquan.wire.CheckCodeReply;
import dev.kaquan.wire.CodesRequest;
import dev.kaquan.wire.DepositCountReply;
import dev.kaquan.wire.DepositReply;
import dev.kaquan.wire.ErrorReply;
import dev.kaquan.wire.ModifyStockRequest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** WeChat's calls about deposited codes. */
final class WeChatDepositPlatform implements DepositPlatform {
  private final PlatformCalls calls;
  private final CardPlatform cards;

  @Inject
  WeChatDepositPlatform(PlatformCalls calls, CardPlatform cards) {
    this.calls = calls;
    this.cards = cards;
  }

  @Override
  public Set<CardCode> deposit(CardId cardId, List<CardCode> codes) {
    return calls.send(
        Endpoint.DEPOSIT,
        request(cardId, codes),
        DepositReply.class,
        reply -> among(codes, ReplyMapper.required(reply.accepted(), "succ_code")));
  }

  @Override
  public Set<CardCode> existing(CardId cardId, List<CardCode> codes) {
    return calls.send(
        Endpoint.CHECK_CODE,
        request(cardId, codes),
        CheckCodeReply.class,
        reply -> among(codes, ReplyMapper.required(reply.existing(), "exist_code")));
  }

  @Override
  public long count(CardId cardId) {
    return calls.send(
        Endpoint.DEPOSIT_COUNT,
        new CardIdRequest(cardId.value()),
        DepositCountReply.class,
        DepositCountReply::count);
  }

  @Override
  public Optional<Long> stock(CardId cardId) {
    return cards.find(cardId).flatMap(CardTemplate::totalQuantity);
  }

  @Override
  public void raiseStock(CardId cardId, long by) {
    CardId unused = calls.send(
        Endpoint.MODIFY_STOCK,
        new ModifyStockRequest(cardId.value(), by, 0),
        ErrorReply.class,
        reply -> cardId);
  }

  private static CodesRequest request(CardId cardId, List<CardCode> codes) {
    return new CodesRequest(cardId.value(), codes.stream().map(CardCode::value).toList());
  }

  private static Set<CardCode> among(List<CardCode> codes, List<String> named) {
    return codes.stream().filter(code -> named.contains(code.value())).collect(Collectors.toSet());
  }
}
