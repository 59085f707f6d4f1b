package dev.kaquan.domain.claim;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import dev.kaquan.domain.signature.SignedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cardExt that somebody else made, taken apart and not believed: every value as the text that is
 * signed, the empty text standing for an absent one, as it does to WeChat.
 */
public final class ReceivedCardExt {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{40}");

  private final Map<String, String> texts;

  private ReceivedCardExt(Map<String, String> texts) {
    this.texts = texts;
  }

  /**
   * Takes the fields of a cardExt.
   *
   * @param fields as read from JSON: texts, numbers and truth values; anything deeper is taken for
   *     an unknown field, which WeChat tolerates
   */
  public static ReceivedCardExt of(Map<String, ?> fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.forEach((key, value) -> {
      if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        texts.put(key, value.toString());
      }
    });
    return new ReceivedCardExt(texts);
  }

  /** The value of a field, empty if it is absent. */
  public String text(String key) {
    return texts.getOrDefault(key, "");
  }

  /** Whether a field is there with a value. */
  public boolean has(String key) {
    return !text(key).isEmpty();
  }

  /** The values that ought to be signed, besides the ticket, without the empty ones. */
  public List<SignedValue> signedValues(String cardId) {
    List<SignedValue> values = new ArrayList<>();
    values.add(new SignedValue("card_id", cardId));
    for (String key : List.of("timestamp", "nonce_str", "code", "openid")) {
      if (has(key)) {
        values.add(new SignedValue(key, text(key)));
      }
    }
    return values;
  }

  /** Whether the signature is the right one. */
  public boolean isSignedWith(ApiTicket ticket, CardId cardId) {
    return isAscii()
        && CardSignature.over(
                ticket,
                cardId.value(),
                text("timestamp"),
                text("nonce_str"),
                text("code"),
                text("openid"))
            .hex()
            .equals(text("signature"));
  }

  /** Notes every rule that can be seen to be broken without hashing and without the card. */
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
          "must be absent: it belonged to a card type that is gone",
          RuleReference.CARD_EXT);
    }
  }

  /** Notes every rule of {@code card} that its presence or absence of fields breaks. */
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

  private boolean isAscii() {
    return signedValues("").stream()
        .allMatch(value -> value.value().chars().allMatch(c -> c < 0x80));
  }
}
