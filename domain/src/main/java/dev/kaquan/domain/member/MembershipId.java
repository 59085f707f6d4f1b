package dev.kaquan.domain.member;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;

/** Identifies a membership: the member card and the code of the person's copy. */
public record MembershipId(CardId cardId, CardCode code) {
  /** Returns {@code cardId.code}. Neither contains a full stop, so the text is unique. */
  @Override
  public String toString() {
    return cardId + "." + code;
  }
}
