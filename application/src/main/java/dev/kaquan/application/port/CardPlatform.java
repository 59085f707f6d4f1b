package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.template.CardTemplate;
import java.util.Optional;

/** The card calls of the WeChat platform. */
public interface CardPlatform {
  /**
   * Creates a card. Must not be repeated after {@code UNREACHABLE} or {@code MALFORMED}: the card
   * may exist. Look for it among the account's cards, and take it over.
   *
   * @throws PlatformException if it is not certain that the card was created
   */
  CardId create(CardTemplate template);

  /**
   * The card as the platform knows it, or nothing if the account has no such card. May be repeated.
   *
   * @throws PlatformException if the platform cannot be asked
   */
  Optional<CardTemplate> find(CardId id);

  /**
   * The plain code, or nothing if this is no encrypted code of the account. May be repeated.
   *
   * @throws PlatformException if the platform cannot be asked
   */
  Optional<CardCode> decrypt(EncryptedCode code);
}
