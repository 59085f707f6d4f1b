package dev.kaquan.application.card;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.template.CardTemplate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A platform that can only create cards. */
record CreatingOnly(Function<CardTemplate, CardId> answer) implements CardPlatform {
  @Override
  public CardId create(CardTemplate template) {
    return answer.apply(template);
  }

  @Override
  public Optional<CardTemplate> find(CardId id) {
    throw new AssertionError("looked for a card");
  }

  @Override
  public List<CardId> cardIds() {
    throw new AssertionError("looked for cards");
  }

  @Override
  public Optional<CardCode> decrypt(EncryptedCode code) {
    throw new AssertionError("decrypted a code");
  }
}
