package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Bodies.assertFaults;
import static dev.kaquan.domain.template.Bodies.assertValid;
import static dev.kaquan.domain.template.Bodies.put;

import dev.kaquan.domain.card.CardType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivationTest {
  private static final String CARD = "card.member_card.";
  private static final String PAGE = "https://a.example/activate";

  @Test
  void each_way_of_activation_is_legal_alone_and_so_is_none() {
    assertValid(member());
    assertValid(put(member(), "auto_activate", true));
    assertValid(put(member(), "wx_activate", true));
    assertValid(put(member(), "activate_url", PAGE));
    assertValid(miniProgram(member()));
  }

  @Test
  void a_way_that_is_false_or_empty_is_not_taken() {
    Map<String, Object> body = put(member(), "auto_activate", true);
    put(body, "wx_activate", false);
    assertValid(put(body, "activate_url", ""));
  }

  @Test
  void activation_by_itself_leaves_no_room_for_another_way() {
    assertFaults(
        put(put(member(), "auto_activate", true), "wx_activate", true),
        CARD + "wx_activate=INVALID_VALUE");
    assertFaults(
        put(put(member(), "auto_activate", true), "activate_url", PAGE),
        CARD + "activate_url=INVALID_VALUE");
    assertFaults(
        miniProgram(put(member(), "auto_activate", true)),
        CARD + "activate_app_brand_user_name=INVALID_VALUE");
  }

  @Test
  void all_ways_at_once_are_two_too_many() {
    Map<String, Object> body = put(member(), "auto_activate", true);
    put(body, "wx_activate", true);
    assertFaults(
        put(body, "activate_url", PAGE),
        CARD + "wx_activate=INVALID_VALUE",
        CARD + "activate_url=INVALID_VALUE");
  }

  @Test
  void the_merchants_page_leaves_no_room_for_wechats_form() {
    assertFaults(
        put(put(member(), "wx_activate", true), "activate_url", PAGE),
        CARD + "wx_activate=INVALID_VALUE");
    assertFaults(
        miniProgram(put(member(), "wx_activate", true)),
        CARD + "activate_app_brand_user_name=INVALID_VALUE");
  }

  @Test
  void a_page_after_the_form_needs_the_form() {
    Map<String, Object> body = put(member(), "wx_activate_after_submit", true);
    put(body, "wx_activate_after_submit_url", PAGE);
    assertFaults(body, CARD + "wx_activate_after_submit=INVALID_VALUE");
    assertValid(put(body, "wx_activate", true));
  }

  @Test
  void a_page_after_the_form_is_somewhere() {
    Map<String, Object> body = put(member(), "wx_activate", true);
    put(body, "wx_activate_after_submit", true);
    assertFaults(body, CARD + "wx_activate_after_submit_url=MISSING_FIELD");
    assertValid(miniProgram(body));
  }

  private static Map<String, Object> miniProgram(Map<String, Object> body) {
    put(body, "activate_app_brand_user_name", "gh_86a091e50ad4@app");
    return put(body, "activate_app_brand_pass", "pages/activate");
  }

  private static Map<String, Object> member() {
    Map<String, Object> body = TemplateSamples.body(CardType.MEMBER_CARD);
    TemplateSamples.typeObject(body).remove("wx_activate");
    return body;
  }
}
