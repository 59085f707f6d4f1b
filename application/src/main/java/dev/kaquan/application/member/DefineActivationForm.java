package dev.kaquan.application.member;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.ActivationForm;
import java.util.Optional;

/** Sets the form that people fill in for one-tap activation. */
@FunctionalInterface
public interface DefineActivationForm {
  /**
   * Sets the form at the platform in place of the former one, and stores it. May be repeated.
   *
   * @return why it is refused, or empty if it is set
   * @throws dev.kaquan.application.port.PlatformException if the platform did not set it
   */
  Optional<Refusal> define(CardId cardId, ActivationForm form);
}
