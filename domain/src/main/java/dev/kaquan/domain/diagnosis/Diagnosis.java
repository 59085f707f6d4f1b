package dev.kaquan.domain.diagnosis;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.signature.SignedValues;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a signed cardExt.
 *
 * @param valid whether the signature is right and no rule is broken
 * @param findings the mistakes that were proved; each alone explains the signature, unless its
 *     explanation names another that goes with it
 * @param violations rules that are broken whatever the signature
 * @param signedText the text that ought to be hashed, the ticket hidden; empty if there is none
 * @param hints where to look when the signature is wrong and no known mistake yields it
 */
public record Diagnosis(
    boolean valid,
    List<Finding> findings,
    List<Violation> violations,
    String signedText,
    List<String> hints) {

  private static final List<String> UNEXPLAINED = List.of(
      "The ticket: is it the one of getticket?type=wx_card, of the account that created the"
          + " card, and not older than 7,200 seconds?",
      "Several servers: do they share one ticket, or does each fetch its own?",
      "The card id: is it exactly the one beside this cardExt in cardList?",
      "The values: were exactly the code and the openid signed that cardExt carries, and was"
          + " nothing else signed?",
      "The nonce_str and the timestamp: were they drawn anew between signing and sending?",
      "The bytes: is there a line end, a byte order mark or a full-width character in one of"
          + " the values?");

  public Diagnosis {
    findings = List.copyOf(findings);
    violations = List.copyOf(violations);
    hints = List.copyOf(hints);
  }

  /** Says of something that is no cardExt at all why it is none. */
  public static Diagnosis unreadable(String rule) {
    return new Diagnosis(
        false,
        List.of(),
        List.of(new Violation("cardExt", rule, RuleReference.CARD_EXT)),
        "",
        List.of());
  }

  /**
   * Looks for the mistake, and then for two mistakes made together.
   *
   * @param card the card, if it is known, so that its own rules are looked at too
   */
  public static Diagnosis of(DiagnosisInput input, Optional<Card> card) {
    Violations violations = new Violations();
    input.cardExt().checkForm(violations);
    card.ifPresent(known -> input.cardExt().checkAgainst(known, violations));
    SignedValues values = input.cardExt().signedValues(input.cardId());
    String signedText = values.explain(input.ticket()).text();
    if (input.cardExt().isSignedWith(input.ticket(), input.cardId())) {
      return new Diagnosis(
          violations.isEmpty(), List.of(), violations.found(), signedText, List.of());
    }
    List<Finding> findings = new MistakeSearch(input, values).findings();
    return new Diagnosis(
        false,
        findings,
        violations.found(),
        signedText,
        findings.isEmpty() ? UNEXPLAINED : List.of());
  }
}
