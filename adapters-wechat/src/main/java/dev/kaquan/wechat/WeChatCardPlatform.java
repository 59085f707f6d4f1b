package dev.kaquan.wechat;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.InvalidValueException;
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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class WeChatCardPlatform implements CardPlatform {
  private static final Logger LOG = LoggerFactory.getLogger(WeChatCardPlatform.class);
  private static final String CREATE = "/card/create";
  private static final String GET = "/card/get";
  private static final String DECRYPT = "/card/code/decrypt";
  private static final int INVALID_CARD_ID = 40073;
  private static final int INVALID_ENCRYPT_CODE = 40075;

  private final PlatformCalls calls;

  @Inject
  WeChatCardPlatform(PlatformCalls calls) {
    this.calls = calls;
  }

  @Override
  public CardId create(CardTemplate template) {
    return answered(
            CREATE,
            0,
            () -> new CardId(
                present(calls.once(CREATE, template.body(), CardIdReply.class).cardId())))
        .orElseThrow();
  }

  @Override
  public Optional<CardTemplate> find(CardId id) {
    return answered(
        GET,
        INVALID_CARD_ID,
        () -> CardTemplate.received(present(
            calls.ask(GET, new CardIdRequest(id.value()), CardGetReply.class).card())));
  }

  @Override
  public Optional<CardCode> decrypt(EncryptedCode code) {
    return answered(
        DECRYPT,
        INVALID_ENCRYPT_CODE,
        () -> new CardCode(present(calls
            .ask(DECRYPT, new DecryptRequest(code.value()), DecryptReply.class)
            .code())));
  }

  /** The answer of a call, nothing for the error code that says there is none, or its fault. */
  private static <T> Optional<T> answered(String call, int nothing, Supplier<T> asking) {
    try {
      return Optional.of(asking.get());
    } catch (RefusedCall refused) {
      if (refused.errCode() == nothing) {
        return Optional.empty();
      }
      throw Faults.told(LOG, refused.toPlatformException());
    } catch (InvalidValueException e) {
      throw Faults.told(
          LOG, new PlatformException(Kind.MALFORMED, call + ": " + e.getMessage(), e));
    } catch (PlatformException fault) {
      throw Faults.told(LOG, fault);
    }
  }

  private static <T> T present(T value) {
    if (value == null) {
      throw new PlatformException(Kind.MALFORMED, "the answer lacks what was asked for");
    }
    return value;
  }
}
