package dev.kaquan.domain.claim;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.EncryptedCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cards offered to one person at one time, and their outcomes.
 *
 * @param person the person, as far as known
 * @param offers in the order of the request
 */
public record AddCardRequest(RequestId id, Recipient person, Instant madeAt, List<Offer> offers) {

  public AddCardRequest {
    offers = List.copyOf(offers);
  }

  /**
   * Returns the request after {@code report}. A card that was claimed stays claimed.
   *
   * @throws dev.kaquan.domain.InvalidValueException if the report contains a cardExt of another
   *     request, or a success without a code
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
            "must be one that was issued for this request, with its cardId, byte for byte",
            RuleReference.ADD_CARD_RESULT);
      } else if (seen.contains(at)) {
        violations.add(
            path + ".cardExt", "is repeated in this result", RuleReference.ADD_CARD_RESULT);
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
