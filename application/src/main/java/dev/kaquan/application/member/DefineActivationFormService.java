package dev.kaquan.application.member;

import dev.kaquan.application.port.ActivationForms;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.ActivationForm;
import jakarta.inject.Inject;
import java.util.Optional;

final class DefineActivationFormService implements DefineActivationForm {
  private final MemberCards cards;
  private final MemberPlatform platform;
  private final ActivationForms forms;

  @Inject
  DefineActivationFormService(MemberCards cards, MemberPlatform platform, ActivationForms forms) {
    this.cards = cards;
    this.platform = platform;
    this.forms = forms;
  }

  @Override
  public Optional<Refusal> define(CardId cardId, ActivationForm form) {
    return cards.fold(cardId, card -> define(card, form), Optional::of);
  }

  private Optional<Refusal> define(MemberCard card, ActivationForm form) {
    if (!card.mode().hasComponent()) {
      return Optional.of(Refusal.NOT_ONE_TAP);
    }
    platform.setForm(card.card().id(), form);
    forms.save(card.card().id(), form);
    return Optional.empty();
  }
}
