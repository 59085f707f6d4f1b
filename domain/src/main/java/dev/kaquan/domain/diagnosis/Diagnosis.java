package dev.kaquan.domain.diagnosis;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.signature.SignedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The result of examining a signed cardExt.
 *
 * @param valid whether the signature is correct and no rule is violated
 * @param findings the proven mistakes; each but a disclosed ticket explains the signature by itself,
 *     unless its explanation names another one
 * @param violations rules that are violated regardless of the signature
 * @param signedText the text that must be hashed, with the ticket masked; may be empty
 * @param hints what to check if no known mistake explains the signature
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
      "The values: were exactly the code and the openid of the cardExt signed, and"
          + " nothing else?",
      "The nonce_str and the timestamp: were they generated again between signing and sending?",
      "The bytes: is there a line end, a byte order mark or a full-width character in one of"
          + " the values?");

  private static final String NOT_ALL_TRIED =
      "The time was over before every combination of two mistakes was tried. kaquan diagnose tries all of them.";

  private static final int MIN_SECRET_LENGTH = 16;

  public Diagnosis {
    findings = List.copyOf(findings);
    violations = List.copyOf(violations);
    hints = List.copyOf(hints);
  }

  /** Returns the diagnosis of something that is not a cardExt. */
  public static Diagnosis unreadable(String rule) {
    return new Diagnosis(
        false,
        List.of(),
        List.of(new Violation("cardExt", rule, RuleReference.CARD_EXT)),
        "",
        List.of());
  }

  /**
   * Searches for one mistake, and then for two mistakes together.
   *
   * @param card the card, if known, so that its own rules are checked, too
   * @param isOver checked now and then; if it is true, the search ends, and a hint says so
   */
  public static Diagnosis of(DiagnosisInput input, Optional<Card> card, BooleanSupplier isOver) {
    Violations violations = new Violations();
    violations.capture("", () -> new CardId(input.cardId()));
    input.cardExt().checkForm(violations);
    card.ifPresent(known -> input.cardExt().checkAgainst(known, violations));
    SignedValues values = input.cardExt().signedValues(input.cardId());
    String signedText = values.explain(input.ticket()).text();
    List<Finding> disclosed = disclosed(input);
    if (input.cardExt().isSignedWith(input.ticket(), input.cardId())) {
      return new Diagnosis(
          violations.isEmpty() && disclosed.isEmpty(),
          disclosed,
          violations.found(),
          signedText,
          List.of());
    }
    List<Finding> findings = new ArrayList<>(disclosed);
    MistakeSearch search = new MistakeSearch(input, values, isOver);
    findings.addAll(search.findings());
    return new Diagnosis(
        false,
        findings,
        violations.found(),
        signedText,
        findings.size() == disclosed.size() ? hints(search.isEnded()) : List.of());
  }

  private static List<String> hints(boolean isEnded) {
    return Stream.concat(Stream.of(NOT_ALL_TRIED).filter(hint -> isEnded), UNEXPLAINED.stream())
        .toList();
  }

  /** A short ticket, as in examples, may be part of another value by chance. */
  private static List<Finding> disclosed(DiagnosisInput input) {
    String ticket = input.ticket().reveal().strip();
    return ticket.length() >= MIN_SECRET_LENGTH && input.cardExt().discloses(ticket)
        ? List.of(Finding.of(Mistake.TICKET_DISCLOSED))
        : List.of();
  }
}
