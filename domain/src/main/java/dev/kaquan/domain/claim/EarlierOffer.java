package dev.kaquan.domain.claim;

import java.util.Optional;

/**
 * An earlier offer of a custom code.
 *
 * @param person for whom it was prepared
 */
public record EarlierOffer(Recipient person, Outcome outcome) {

  /**
   * Returns why the code cannot be prepared again, or empty if it can. Its cardExt was signed and may
   * still be used: so the code stays with its person, and one without a person must have been reported
   * cancelled or failed.
   */
  public Optional<String> refusal(Recipient next) {
    if (outcome == Outcome.TAKEN || outcome == Outcome.ADDED) {
      return Optional.of("was claimed already; a code can be claimed once");
    }
    if (person instanceof Recipient.Bound) {
      return person.equals(next)
          ? Optional.empty()
          : Optional.of("was prepared for another person, who may still claim it");
    }
    return outcome == Outcome.OPEN
        ? Optional.of(
            "was prepared without an openid and may still be claimed; it can be prepared again"
                + " after that request was reported cancelled or failed")
        : Optional.empty();
  }
}
