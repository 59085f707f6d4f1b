package dev.kaquan.domain.claim;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.SignedValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cardExt from an untrusted sender: every value as the string that is signed. The empty string
 * stands for an absent value, as it does to WeChat.
 */
public final class ReceivedCardExt {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{40}");

  private final Map<String, String> values;
  private final String problem;

  private ReceivedCardExt(Map<String, String> values, String problem) {
    this.values = values;
    this.problem = problem;
  }

  /**
   * Takes the fields of a cardExt.
   *
   * @param fields as read from JSON: strings, numbers and booleans. Nested values are ignored like
   *     unknown fields, which WeChat tolerates
   */
  public static ReceivedCardExt of(Map<String, ?> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach((key, value) -> {
      if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        values.put(key, value.toString());
      }
    });
    return new ReceivedCardExt(values, "");
  }

  /** Returns a cardExt without values that could not be read because it breaks {@code rule}. */
  public static ReceivedCardExt unreadable(String rule) {
    return new ReceivedCardExt(Map.of(), rule);
  }

  /** Returns the rule because of which it could not be read, or empty if it was read. */
  public Optional<String> problem() {
    return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
  }

  /** Returns the value of a field, or the empty string if it is absent. */
  public String text(String key) {
    return values.getOrDefault(key, "");
  }

  /** Returns whether a field is present and not empty. */
  public boolean has(String key) {
    return !text(key).isEmpty();
  }

  /** Returns whether a key or a value contains {@code secret}. */
  public boolean discloses(String secret) {
    return Stream.concat(values.keySet().stream(), values.values().stream())
        .anyMatch(text -> text.contains(secret));
  }

  /** Returns the values that must be signed, besides the ticket, without the empty ones. */
  public SignedValues signedValues(String cardId) {
    return SignedValues.ofCardExt(
        cardId, text("timestamp"), text("nonce_str"), text("code"), text("openid"));
  }

  /** Returns whether the signature is correct. */
  public boolean isSignedWith(ApiTicket ticket, String cardId) {
    Violations violations = new Violations();
    return violations
        .capture("", () -> signedValues(cardId).sign(ticket).hex())
        .filter(text("signature")::equals)
        .isPresent();
  }

  /** Adds every violation that can be found without hashing and without the card. */
  public void checkForm(Violations violations) {
    if (!has("signature")) {
      violations.add("signature", "must be present", RuleReference.CARD_EXT);
    } else if (!HEX.matcher(text("signature")).matches()) {
      violations.add("signature", "must be 40 hex digits", RuleReference.SIGNATURE);
    }
    if (!has("timestamp")) {
      violations.add("timestamp", "must be present", RuleReference.CARD_EXT);
    } else {
      violations.capture("", () -> UnixSeconds.parse("timestamp", text("timestamp")));
    }
    if (has("nonce_str")) {
      violations.capture("", () -> new Nonce(text("nonce_str")));
    }
    if (has("code")) {
      violations.capture("", () -> new CardCode(text("code")));
    }
    if (has("openid")) {
      violations.capture("", () -> new OpenId(text("openid")));
    }
    if (has("outer_str")) {
      violations.capture("", () -> new OuterStr(text("outer_str")));
    }
    if (has("fixed_begintimestamp")) {
      violations.capture(
          "", () -> UnixSeconds.parse("fixed_begintimestamp", text("fixed_begintimestamp")));
    }
    if (has("balance")) {
      violations.add(
          "balance",
          "must be absent: it belonged to a card type that no longer exists",
          RuleReference.CARD_EXT);
    }
  }

  /** Adds every rule of {@code card} that the presence or absence of fields violates. */
  public void checkAgainst(Card card, Violations violations) {
    note("code", PresenceMatrix.brokenByCode(card, has("code")), violations);
    note("openid", PresenceMatrix.brokenByOpenid(card, has("openid")), violations);
    note(
        "fixed_begintimestamp",
        PresenceMatrix.brokenByValidityStart(card, has("fixed_begintimestamp")),
        violations);
  }

  private static void note(String field, Optional<String> broken, Violations violations) {
    broken.ifPresent(rule -> violations.add(field, rule, RuleReference.PRESENCE_MATRIX));
  }
}
