package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.ActivationForm;
import java.util.Optional;

/** The forms of member cards. */
public interface ActivationForms {
  /** Stores the form of a card in place of the former one. */
  void save(CardId cardId, ActivationForm form);

  /** Returns the form of a card, or empty if none is stored. */
  Optional<ActivationForm> find(CardId cardId);
}
