package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.template.CardTemplate;
import java.util.List;
import java.util.Optional;

/** The platform's card API. */
public interface CardPlatform {
  /**
   * Creates a card. Must not be repeated if the exception says that it may have been executed: the card
   * may exist.
   *
   * @throws PlatformException if it is not certain that the card was created
   */
  CardId create(CardTemplate template);

  /**
   * Returns the card as the platform has it, or empty if the account has no such card. May be
   * repeated.
   *
   * @throws PlatformException if the platform does not answer
   */
  Optional<CardTemplate> find(CardId id);

  /**
   * Returns the ids of all cards of the account, in no particular order. May be repeated.
   *
   * @throws PlatformException if the platform does not answer
   */
  List<CardId> cardIds();

  /**
   * Returns the plain code, or empty if it is not an encrypted code of the account. May be
   * repeated.
   *
   * @throws PlatformException if the platform does not answer
   */
  Optional<CardCode> decrypt(EncryptedCode code);
}
