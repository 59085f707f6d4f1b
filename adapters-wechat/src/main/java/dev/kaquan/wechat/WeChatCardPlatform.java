package dev.kaquan.wechat;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.wire.CardGetReply;
import dev.kaquan.wire.CardIdReply;
import dev.kaquan.wire.CardIdRequest;
import dev.kaquan.wire.DecryptReply;
import dev.kaquan.wire.DecryptRequest;
import jakarta.inject.Inject;
import java.util.Optional;

final class WeChatCardPlatform implements CardPlatform {
  private final AuthorizedCalls calls;
  private final WeChatAccounts accounts;

  @Inject
  WeChatCardPlatform(AuthorizedCalls calls, WeChatAccounts accounts) {
    this.calls = calls;
    this.accounts = accounts;
  }

  @Override
  public CardId create(CardTemplate template) {
    try {
      return calls.ask(
          question(Call.CREATE, template.body()),
          CardIdReply.class,
          reply -> new CardId(Meaning.required(reply.cardId(), "card_id")));
    } catch (FailedCallException e) {
      throw e.toPlatformException();
    }
  }

  @Override
  public Optional<CardTemplate> find(CardId id) {
    return found(
        question(Call.GET, new CardIdRequest(id.value())),
        CardGetReply.class,
        reply -> CardTemplate.received(Meaning.required(reply.card(), "card")));
  }

  @Override
  public Optional<CardCode> decrypt(EncryptedCode code) {
    return found(
        question(Call.DECRYPT, new DecryptRequest(code.value())),
        DecryptReply.class,
        reply -> new CardCode(Meaning.required(reply.code(), "code")));
  }

  private Question question(Call call, Object body) {
    return Question.post(accounts.current(), call, body);
  }

  private <R, T> Optional<T> found(Question question, Class<R> reply, Meaning<R, T> meaning) {
    try {
      return Optional.of(calls.ask(question, reply, meaning));
    } catch (FailedCallException e) {
      if (e.saysNothing()) {
        return Optional.empty();
      }
      throw e.toPlatformException();
    }
  }
}
