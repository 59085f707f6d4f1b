package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.ObjectSchema.optional;
import static dev.kaquan.domain.template.ObjectSchema.required;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.template.ObjectSchema.FieldRule;

/** The rules of a member card, in addition to those of every card. */
final class MemberCardRules {
  private static final ObjectSchema BONUS_RULE = ObjectSchema.of(
      RuleReference.MEMBER_CARD,
      optional("cost_money_unit", NumberRules.integer()),
      optional("increase_bonus", NumberRules.integer()),
      optional("max_increase_bonus", NumberRules.integer()),
      optional("init_increase_bonus", NumberRules.integer()),
      optional("cost_bonus_unit", NumberRules.integer()),
      optional("reduce_money", NumberRules.integer()),
      optional("least_money_to_use_bonus", NumberRules.integer()),
      optional("max_reduce_bonus", NumberRules.integer()));

  private static final ObjectSchema MESSAGE = ObjectSchema.of(
      RuleReference.MEMBER_CARD,
      optional(
          "card_cell",
          ObjectSchema.of(
              RuleReference.MEMBER_CARD,
              optional("card_id", TextRules.any()),
              optional("end_time", NumberRules.time()))),
      optional(
          "url_cell",
          ObjectSchema.of(
              RuleReference.MEMBER_CARD,
              optional(
                  "card_id_list", ValueRule.listOf(TextRules.any(), 5, TemplateRule.MESSAGE_CARDS)),
              optional("end_time", NumberRules.time()),
              optional("text", TextRules.any()),
              optional("url", TextRules.any()),
              MiniProgram.target(""))));

  private MemberCardRules() {}

  static FieldRule[] parts() {
    return new FieldRule[] {
      optional("background_pic_url", TextRules.picture(128)),
      required("prerogative", TextRules.upTo(3072)),
      required("supply_bonus", ValueRule.flag()),
      required("supply_balance", ValueRule.flag()),
      ActivationRules.fields(),
      optional("bonus_url", TextRules.upTo(128)),
      MiniProgram.target("bonus_"),
      optional("balance_url", TextRules.upTo(128)),
      MiniProgram.target("balance_"),
      optional("bonus_cleared", TextRules.upTo(3072)),
      optional("bonus_rules", TextRules.upTo(3072)),
      optional("balance_rules", TextRules.upTo(3072)),
      optional("bonus_rule", BONUS_RULE),
      optional(
          "discount",
          NumberRules.between(
              0,
              100,
              TemplateRule.INVALID_VALUE,
              "must be 0 to 100 percent off: 10 means paying 90 %")),
      CustomFieldRules.fields(),
      CustomFieldRules.cells(),
      optional("bind_old_card_url", TextRules.any()),
      optional("modify_msg_operation", MESSAGE),
      optional("activate_msg_operation", MESSAGE)
    };
  }
}
