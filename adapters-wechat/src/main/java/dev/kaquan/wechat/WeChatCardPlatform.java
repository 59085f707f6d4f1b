package dev.kaquan.wechat;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.wire.BatchGetReply;
import dev.kaquan.wire.BatchGetRequest;
import dev.kaquan.wire.CardGetReply;
import dev.kaquan.wire.CardIdReply;
import dev.kaquan.wire.CardIdRequest;
import dev.kaquan.wire.DecryptReply;
import dev.kaquan.wire.DecryptRequest;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class WeChatCardPlatform implements CardPlatform {
  /** The most that {@code /card/batchget} returns at a time. */
  private static final int CARDS_PER_PAGE = 50;

  private final PlatformCalls calls;

  @Inject
  WeChatCardPlatform(PlatformCalls calls) {
    this.calls = calls;
  }

  @Override
  public CardId create(CardTemplate template) {
    return calls.send(
        Endpoint.CREATE,
        template.body(),
        CardIdReply.class,
        reply -> new CardId(ReplyMapper.required(reply.cardId(), "card_id")));
  }

  @Override
  public Optional<CardTemplate> find(CardId id) {
    return calls.find(
        Endpoint.GET,
        new CardIdRequest(id.value()),
        CardGetReply.class,
        reply -> CardTemplate.received(ReplyMapper.required(reply.card(), "card")));
  }

  @Override
  public List<CardId> cardIds() {
    Set<CardId> ids = new LinkedHashSet<>();
    List<CardId> page;
    do {
      page = cardIds(ids.size());
      // A page without a new id is the end, even if the platform ignores the offset.
    } while (ids.addAll(page) && page.size() == CARDS_PER_PAGE);
    return List.copyOf(ids);
  }

  private List<CardId> cardIds(int offset) {
    return calls.send(
        Endpoint.BATCH_GET,
        new BatchGetRequest(offset, CARDS_PER_PAGE),
        BatchGetReply.class,
        reply -> ReplyMapper.required(reply.cardIdList(), "card_id_list").stream()
            .map(CardId::new)
            .toList());
  }

  @Override
  public Optional<CardCode> decrypt(EncryptedCode code) {
    return calls.find(
        Endpoint.DECRYPT,
        new DecryptRequest(code.value()),
        DecryptReply.class,
        reply -> new CardCode(ReplyMapper.required(reply.code(), "code")));
  }
}
