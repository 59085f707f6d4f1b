package dev.kaquan.application.member;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.ActivationForm;
import java.util.Optional;

/** Finds the stored form of a card, without asking the platform, which does not return forms. */
@FunctionalInterface
public interface FindActivationForm {
  /** Returns the form that was set last, or empty if none was set here. */
  Optional<ActivationForm> find(CardId cardId);
}
