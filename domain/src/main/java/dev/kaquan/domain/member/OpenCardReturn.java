package dev.kaquan.domain.member;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the options of {@code App.onShow} say after the open-card component, which is not to be trusted:
 * any page of the mini program, or anybody who calls the merchant's server, can make them up.
 */
public sealed interface OpenCardReturn {
  /** Chooses by kind. */
  <T> T fold(
      Supplier<T> notOurs,
      Supplier<T> nothingSubmitted,
      Function<Submitted, T> submitted,
      Function<Malformed, T> malformed);

  /** The mini program was not opened by the component. */
  record NotOurs() implements OpenCardReturn {
    @Override
    public <T> T fold(
        Supplier<T> notOurs,
        Supplier<T> nothingSubmitted,
        Function<Submitted, T> submitted,
        Function<Malformed, T> malformed) {
      return notOurs.get();
    }
  }

  /**
   * The person left without submitting the form, or the card was active before, or its mode sends nothing
   * back: only the platform knows which.
   */
  record NothingSubmitted() implements OpenCardReturn {
    @Override
    public <T> T fold(
        Supplier<T> notOurs,
        Supplier<T> nothingSubmitted,
        Function<Submitted, T> submitted,
        Function<Malformed, T> malformed) {
      return nothingSubmitted.get();
    }
  }

  /**
   * The person submitted the form. The values are well-formed, and may still be made up.
   *
   * @param ticket absent if the card does not jump
   * @param code encrypted or plain
   */
  record Submitted(Optional<ActivateTicket> ticket, CardId cardId, SubmittedCode code)
      implements OpenCardReturn {
    @Override
    public <T> T fold(
        Supplier<T> notOurs,
        Supplier<T> nothingSubmitted,
        Function<Submitted, T> submitted,
        Function<Malformed, T> malformed) {
      return submitted.apply(this);
    }
  }

  /** The component's appid with values that it never sends. */
  record Malformed(List<Violation> violations) implements OpenCardReturn {
    public Malformed {
      violations = List.copyOf(violations);
    }

    @Override
    public <T> T fold(
        Supplier<T> notOurs,
        Supplier<T> nothingSubmitted,
        Function<Submitted, T> submitted,
        Function<Malformed, T> malformed) {
      return malformed.apply(this);
    }
  }

  /** A code as the component sends it; one of the two is present. */
  record SubmittedCode(Optional<EncryptedCode> encrypted, Optional<CardCode> plain) {
    /**
     * Distinguishes the two by their length.
     *
     * @throws dev.kaquan.domain.InvalidValueException if it is neither
     */
    public static SubmittedCode of(String code) {
      return EncryptedCode.looksEncrypted(code)
          ? new SubmittedCode(Optional.of(new EncryptedCode(code)), Optional.empty())
          : new SubmittedCode(Optional.empty(), Optional.of(new CardCode(code)));
    }
  }

  /**
   * Classifies the options. Never throws, whatever they contain.
   *
   * @param options the options of {@code App.onShow}, as maps, lists, strings, numbers and null
   */
  static OpenCardReturn of(Map<?, ?> options) {
    if (!(options.get("referrerInfo") instanceof Map<?, ?> referrer)
        || !OpenCardLink.COMPONENT_APP_ID.equals(referrer.get("appId"))) {
      return new NotOurs();
    }
    return referrer.get("extraData") instanceof Map<?, ?> extraData && !extraData.isEmpty()
        ? submitted(extraData)
        : new NothingSubmitted();
  }

  private static OpenCardReturn submitted(Map<?, ?> extraData) {
    Violations violations = new Violations();
    String ticketText = text(extraData, "activate_ticket", violations);
    Optional<ActivateTicket> ticket = ticketText.isEmpty()
        ? Optional.empty()
        : violations.capture("", () -> new ActivateTicket(ticketText));
    Optional<CardId> cardId =
        violations.captureAs("card_id", () -> new CardId(text(extraData, "card_id", violations)));
    Optional<SubmittedCode> code =
        violations.captureAs("code", () -> SubmittedCode.of(text(extraData, "code", violations)));
    if (!violations.found().isEmpty() || cardId.isEmpty() || code.isEmpty()) {
      return new Malformed(violations.found());
    }
    return new Submitted(ticket, cardId.get(), code.get());
  }

  private static String text(Map<?, ?> extraData, String field, Violations violations) {
    Object value = extraData.get(field);
    if (value != null && !(value instanceof String)) {
      violations.add(field, "must be a string", RuleReference.OPEN_CARD_COMPONENT);
    }
    return value instanceof String text ? text : "";
  }
}
