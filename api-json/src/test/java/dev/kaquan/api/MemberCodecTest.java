package dev.kaquan.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.member.Refusal;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.OpenCardLink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemberCodecTest {
  private static final CardId CARD = new CardId("pCard");
  private static final String FORM =
      "{\"card_id\":\"pCard\",\"required_form\":{\"can_modify\":false,\"custom_field_list\":[\"兴趣\"]}}";

  @Test
  void a_form_is_read_and_written_as_wechat_takes_it() {
    assertEquals(FORM, MemberCodec.form(CARD, MemberCodec.form(CARD, FORM)));
    String withoutCard = FORM.replace("\"card_id\":\"pCard\",", "");
    assertEquals(FORM, MemberCodec.form(CARD, MemberCodec.form(CARD, withoutCard)));
  }

  @Test
  void a_form_of_another_card_is_refused_with_everything_else_that_is_wrong() {
    assertEquals(
        List.of("card_id", "form", "required_form"),
        violations("{\"card_id\":\"pOther\",\"form\":{}}"));
  }

  @Test
  void a_link_is_what_navigate_to_mini_program_takes() {
    assertEquals(
        "{\"appId\":\"wxeb490c6f9b154ef9\",\"extraData\":{\"encrypt_card_id\":\"3+m/\",\"outer_str\":\"\","
            + "\"biz\":\"MzU=\"}}",
        MemberCodec.link(new OpenCardLink("3+m/", "", "MzU=")));
  }

  @Test
  void a_request_for_a_link_names_its_faults() {
    assertEquals(
        new MemberCodec.LinkRequest(CARD, new OuterStr("guide")),
        MemberCodec.linkRequest("{\"cardId\":\"pCard\",\"outerStr\":\"guide\"}"));
    InvalidValueException e = assertThrows(
        InvalidValueException.class,
        () -> MemberCodec.linkRequest("{\"cardId\":\"a b\",\"outerStr\":\"\\n\"}"));
    assertEquals(
        List.of("cardId", "outerStr"),
        e.violations().stream().map(Violation::field).toList());
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void every_refusal_is_explained(Refusal refusal) {
    assertFalse(MemberCodec.problem(refusal).detail().isEmpty());
  }

  private static List<String> violations(String body) {
    return assertThrows(InvalidValueException.class, () -> MemberCodec.form(CARD, body))
        .violations()
        .stream()
        .map(Violation::field)
        .toList();
  }
}
