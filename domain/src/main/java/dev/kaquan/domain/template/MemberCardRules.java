package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Shape.optional;
import static dev.kaquan.domain.template.Shape.required;

import dev.kaquan.domain.Source;
import dev.kaquan.domain.template.Shape.Part;

/** The rules of a member card, beside those of every card. */
final class MemberCardRules {
  private static final Shape BONUS_RULE = Shape.of(
      Source.MEMBER_CARD,
      optional("cost_money_unit", Numbers.whole()),
      optional("increase_bonus", Numbers.whole()),
      optional("max_increase_bonus", Numbers.whole()),
      optional("init_increase_bonus", Numbers.whole()),
      optional("cost_bonus_unit", Numbers.whole()),
      optional("reduce_money", Numbers.whole()),
      optional("least_money_to_use_bonus", Numbers.whole()),
      optional("max_reduce_bonus", Numbers.whole()));

  private static final Shape MESSAGE = Shape.of(
      Source.MEMBER_CARD,
      optional(
          "card_cell",
          Shape.of(
              Source.MEMBER_CARD,
              optional("card_id", Texts.any()),
              optional("end_time", Numbers.time()))),
      optional(
          "url_cell",
          Shape.of(
              Source.MEMBER_CARD,
              optional("card_id_list", Rule.listOf(Texts.any(), 5, ErrCode.MESSAGE_CARDS)),
              optional("end_time", Numbers.time()),
              optional("text", Texts.any()),
              optional("url", Texts.any()),
              MiniProgram.target(""))));

  private MemberCardRules() {}

  static Part[] parts() {
    return new Part[] {
      optional("background_pic_url", Texts.picture(128)),
      required("prerogative", Texts.upTo(3072)),
      required("supply_bonus", Rule.flag()),
      required("supply_balance", Rule.flag()),
      ActivationRules.fields(),
      optional("bonus_url", Texts.upTo(128)),
      MiniProgram.target("bonus_"),
      optional("balance_url", Texts.upTo(128)),
      MiniProgram.target("balance_"),
      optional("bonus_cleared", Texts.upTo(3072)),
      optional("bonus_rules", Texts.upTo(3072)),
      optional("balance_rules", Texts.upTo(3072)),
      optional("bonus_rule", BONUS_RULE),
      optional(
          "discount",
          Numbers.between(
              0, 100, ErrCode.ARGUMENTS, "must be 0 to 100, in percent off: 10 pays 90 %")),
      CustomFieldRules.fields(),
      CustomFieldRules.cells(),
      optional("bind_old_card_url", Texts.any()),
      optional("modify_msg_operation", MESSAGE),
      optional("activate_msg_operation", MESSAGE)
    };
  }
}
