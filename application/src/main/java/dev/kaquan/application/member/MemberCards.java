package dev.kaquan.application.member;

import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.template.CardTemplate;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/** The member cards among the stored cards. */
final class MemberCards {
  private final Cards cards;

  @Inject
  MemberCards(Cards cards) {
    this.cards = cards;
  }

  /** Applies one of the functions: to the member card with an id, or to the reason why there is none. */
  <T> T fold(CardId id, Function<MemberCard, T> found, Function<Refusal, T> refused) {
    Optional<StoredCard> stored = cards.find(id);
    if (stored.isEmpty()) {
      return refused.apply(Refusal.UNKNOWN_CARD);
    }
    return memberCard(stored.get())
        .map(found)
        .orElseGet(() -> refused.apply(Refusal.NOT_A_MEMBER_CARD));
  }

  private static Optional<MemberCard> memberCard(StoredCard stored) {
    CardTemplate template = CardTemplate.restored(stored.latestTemplate());
    return ActivationMode.of(template)
        .map(derived -> new MemberCard(
            stored.card(),
            derived.mode(),
            template.isTrue("supply_bonus"),
            template.isTrue("supply_balance")));
  }
}
