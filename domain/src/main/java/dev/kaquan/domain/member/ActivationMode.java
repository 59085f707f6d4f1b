package dev.kaquan.domain.member;

import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a claimed member card becomes an active one ({@code docs/wechat.md#member_card}). */
public enum ActivationMode {
  /** The card is active as soon as it is claimed. */
  AUTOMATIC,
  /** The person fills in WeChat's form, and WeChat activates the card. */
  ONE_TAP,
  /** The person fills in WeChat's form and goes on to the merchant, who activates the card. */
  ONE_TAP_WITH_JUMP,
  /** The person fills in the merchant's form, and the merchant activates the card. */
  MERCHANT_PAGE;

  private static final String AUTO = "auto_activate";
  private static final String FORM = "wx_activate";
  private static final String JUMP = "wx_activate_after_submit";
  private static final String JUMP_URL = "wx_activate_after_submit_url";
  private static final String PAGE = "activate_url";
  private static final String MINI_PROGRAM = "activate_app_brand_user_name";

  /**
   * The mode of a template.
   *
   * @param ineffective the fields that the mode overrides, in the order of the documentation
   */
  public record Derived(ActivationMode mode, List<String> ineffective) {
    public Derived {
      ineffective = List.copyOf(ineffective);
    }
  }

  /** Returns the name in the API, such as {@code one-tap-with-jump}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether the open-card component can be used. */
  public boolean hasComponent() {
    return this == ONE_TAP || this == ONE_TAP_WITH_JUMP;
  }

  /**
   * Derives the mode of a template, sent or received; empty if it is not a member card. {@code
   * auto_activate} overrides everything else, the merchant's page overrides WeChat's form, and {@code
   * wx_activate_after_submit_url} alone makes a card jump. Without any field, the merchant activates.
   */
  public static Optional<Derived> of(CardTemplate template) {
    if (template.type() != CardType.MEMBER_CARD) {
      return Optional.empty();
    }
    ActivationMode mode = mode(template);
    List<String> ineffective = new ArrayList<>();
    if (mode == AUTOMATIC || mode == MERCHANT_PAGE) {
      addIfTrue(FORM, template, ineffective);
      addIfTrue(JUMP, template, ineffective);
      addIfPresent(JUMP_URL, template, ineffective);
    }
    if (mode == AUTOMATIC) {
      addIfPresent(PAGE, template, ineffective);
      addIfPresent(MINI_PROGRAM, template, ineffective);
    }
    return Optional.of(new Derived(mode, ineffective));
  }

  private static ActivationMode mode(CardTemplate template) {
    if (template.isTrue(AUTO)) {
      return AUTOMATIC;
    }
    boolean jumps = template.isTrue(JUMP) || template.has(JUMP_URL);
    if (template.has(PAGE) || !template.isTrue(FORM)) {
      return MERCHANT_PAGE;
    }
    if (jumps) {
      return ONE_TAP_WITH_JUMP;
    }
    return template.has(MINI_PROGRAM) ? MERCHANT_PAGE : ONE_TAP;
  }

  private static void addIfTrue(String field, CardTemplate template, List<String> fields) {
    if (template.isTrue(field)) {
      fields.add(field);
    }
  }

  private static void addIfPresent(String field, CardTemplate template, List<String> fields) {
    if (template.has(field)) {
      fields.add(field);
    }
  }
}
