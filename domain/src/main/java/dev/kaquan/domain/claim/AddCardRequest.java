package dev.kaquan.domain.claim;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.EncryptedCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was given out at one time to one person, and what became of it.
 *
 * @param person whom it was given to, as far as that is known
 * @param offers in the order in which they were wanted
 */
public record AddCardRequest(RequestId id, Recipient person, Instant madeAt, List<Offer> offers) {

  public AddCardRequest {
    offers = List.copyOf(offers);
  }

  /**
   * What {@code report} makes of it. A card that was taken stays taken.
   *
   * @throws dev.kaquan.domain.InvalidValueException if the report speaks of a cardExt that was not
   *     given out here, or tells a success without its code
   */
  public AddCardRequest after(AddCardReport report) {
    if (report instanceof AddCardReport.Ended ended) {
      return after(ended.cards());
    }
    OfferState state = report instanceof AddCardReport.Failed failed
        ? new OfferState.Failed(failed.message())
        : new OfferState.Cancelled();
    List<Offer> changed = new ArrayList<>(offers);
    changed.replaceAll(offer -> offer.state().isTaken() ? offer : offer.in(state));
    return with(changed);
  }

  /** The same request with other offers. */
  public AddCardRequest with(List<Offer> others) {
    return new AddCardRequest(id, person, madeAt, others);
  }

  private AddCardRequest after(List<ReportedCard> cards) {
    Violations violations = new Violations();
    List<Offer> changed = new ArrayList<>(offers);
    List<Integer> seen = new ArrayList<>();
    if (cards.isEmpty()) {
      violations.add(
          "cardList",
          "must be present and not empty after addCard:ok",
          RuleReference.ADD_CARD_RESULT);
    }
    for (int i = 0; i < cards.size(); i++) {
      ReportedCard card = cards.get(i);
      String path = "cardList[" + i + "]";
      int at = placeOf(card);
      if (at < 0) {
        violations.add(
            path + ".cardExt",
            "must be, with its cardId, one that this request gave out, byte for byte",
            RuleReference.ADD_CARD_RESULT);
      } else if (seen.contains(at)) {
        violations.add(
            path + ".cardExt", "stands twice in this result", RuleReference.ADD_CARD_RESULT);
      } else {
        seen.add(at);
        stateAfter(card, path, violations)
            .filter(state -> !changed.get(at).state().isTaken())
            .ifPresent(state -> changed.set(at, changed.get(at).in(state)));
      }
    }
    violations.throwIfAny();
    return with(changed);
  }

  private static Optional<OfferState> stateAfter(
      ReportedCard card, String path, Violations violations) {
    return card.isSuccess()
        ? violations.capture(path, () -> new OfferState.Taken(new EncryptedCode(card.code())))
        : Optional.of(new OfferState.Failed(""));
  }

  private int placeOf(ReportedCard card) {
    for (int i = 0; i < offers.size(); i++) {
      if (offers.get(i).isReportedBy(card)) {
        return i;
      }
    }
    return -1;
  }
}
