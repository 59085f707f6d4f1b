package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.ObjectSchema.optional;

import dev.kaquan.domain.template.ObjectSchema.FieldRule;

/**
 * The rules of a member card's activation: automatic, by WeChat's form, or on the merchant's page.
 * At most one of them applies.
 *
 * <p>A mini program ({@code activate_app_brand_user_name}) is the merchant's page, unless {@code
 * wx_activate_after_submit} makes it the page after WeChat's form.
 */
final class ActivationRules {
  private static final String AUTO = "auto_activate";
  private static final String FORM = "wx_activate";
  private static final String JUMP = "wx_activate_after_submit";
  private static final String JUMP_URL = "wx_activate_after_submit_url";
  private static final String PAGE = "activate_url";
  private static final String PREFIX = "activate_";
  private static final String MINI_PROGRAM = MiniProgram.nameField(PREFIX);

  private ActivationRules() {}

  static FieldRule fields() {
    FieldRule[] parts = {
      optional(AUTO, ValueRule.flag()),
      optional(FORM, ValueRule.flag()),
      optional(JUMP, ValueRule.flag()),
      optional(JUMP_URL, TextRules.upTo(128)),
      optional(PAGE, TextRules.upTo(128)),
      MiniProgram.target(PREFIX),
      ActivationRules::oneMode,
      ActivationRules::jump
    };
    return (object, path) -> {
      for (FieldRule part : parts) {
        part.check(object, path);
      }
    };
  }

  /** Reports the activation mode that another one overrides. */
  private static void oneMode(Fields card, FieldPath path) {
    boolean auto = card.isTrue(AUTO);
    boolean form = card.isTrue(FORM);
    if (auto && form) {
      ineffective(FORM, AUTO, path);
    }
    if (auto && card.has(PAGE)) {
      ineffective(PAGE, AUTO, path);
    }
    if (auto && card.has(MINI_PROGRAM)) {
      ineffective(MINI_PROGRAM, AUTO, path);
    }
    if (!auto && form && card.has(PAGE)) {
      ineffective(FORM, PAGE, path);
    }
    if (!auto && form && card.has(MINI_PROGRAM) && !card.isTrue(JUMP)) {
      path.at(MINI_PROGRAM)
          .report(
              TemplateRule.INVALID_VALUE,
              "must not come with wx_activate, unless wx_activate_after_submit is true");
    }
  }

  private static void ineffective(String field, String stronger, FieldPath path) {
    path.at(field)
        .report(
            TemplateRule.INVALID_VALUE,
            "must not come with "
                + stronger
                + ": set only one of auto_activate, wx_activate and activate_url");
  }

  private static void jump(Fields card, FieldPath path) {
    if (!card.isTrue(JUMP)) {
      return;
    }
    if (!card.isTrue(FORM)) {
      path.at(JUMP).report(TemplateRule.INVALID_VALUE, "needs wx_activate to be true");
    }
    if (!card.has(JUMP_URL) && !card.has(MINI_PROGRAM)) {
      path.at(JUMP_URL)
          .report(
              TemplateRule.MISSING_FIELD,
              "is missing: set it or " + MINI_PROGRAM + " and its pass");
    }
  }
}
