package dev.kaquan.domain.claim;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the offer from which a claim came that no phone has reported. WeChat's event does not say it, so the
 * offer counts only if no other one is possible.
 */
public final class ClaimMatch {
  /** How far the clocks of the platform and of this machine may differ. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private ClaimMatch() {}

  /**
   * An offer of the card that was claimed.
   *
   * @param index the offer's index in its request, from 0
   */
  public record Candidate(AddCardRequest request, int index) {
    public Offer offer() {
      return request.offers().get(index);
    }
  }

  /**
   * Returns the offer of a claim, or empty if it is not certain or was resolved before.
   *
   * @param candidates the offers of the card with this code, or for this person
   */
  public static Optional<Candidate> of(Holding claim, List<Candidate> candidates) {
    if (candidates.stream().anyMatch(candidate -> isResolvedWith(claim, candidate))) {
      return Optional.empty();
    }
    List<Candidate> possible =
        candidates.stream().filter(candidate -> isPossible(claim, candidate)).toList();
    // A claim whose code is not decrypted yet may be this one.
    return possible.size() == 1 && !possible.get(0).offer().state().isTaken()
        ? Optional.of(possible.get(0))
        : Optional.empty();
  }

  private static boolean isResolvedWith(Holding claim, Candidate candidate) {
    return candidate.offer().state().equals(new OfferState.Added(claim.code()));
  }

  private static boolean isPossible(Holding claim, Candidate candidate) {
    Offer offer = candidate.offer();
    boolean isTooLate = candidate.request().madeAt().isAfter(claim.since().plus(CLOCK_TOLERANCE));
    if (offer.state().outcome() == Outcome.ADDED || isTooLate) {
      return false;
    }
    return offer.code() instanceof CodeSource.Merchant merchant
        ? merchant.code().equals(claim.code())
        : candidate.request().person().equals(claim.holder())
            && claim.holder() instanceof Recipient.Bound
            && offer.outerStr().equals(claim.outerStr());
  }
}
