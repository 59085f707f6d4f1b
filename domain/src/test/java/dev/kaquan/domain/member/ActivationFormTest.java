package dev.kaquan.domain.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationFormTest {
  /** The example of WeChat's documents. */
  private static final Map<String, Object> DOCUMENTED = Map.of(
      "service_statement", Map.of("name", "会员守则", "url", "https://www.qq.com"),
      "bind_old_card", Map.of("name", "老会员绑定", "url", "https://www.qq.com"),
      "required_form",
          Map.of(
              "can_modify",
              false,
              "rich_field_list",
              List.of(rich("FORM_FIELD_RADIO", "兴趣", List.of("钢琴", "舞蹈", "足球"))),
              "common_field_id_list",
              List.of("USER_FORM_INFO_FLAG_MOBILE")),
      "optional_form",
          Map.of(
              "can_modify",
              false,
              "common_field_id_list",
              List.of("USER_FORM_INFO_FLAG_LOCATION", "USER_FORM_INFO_FLAG_BIRTHDAY"),
              "custom_field_list",
              List.of("喜欢的电影")));

  @Test
  void the_documented_example_is_written_as_it_was_read() {
    assertEquals(DOCUMENTED, ActivationForm.of(DOCUMENTED).body());
  }

  @ParameterizedTest
  @EnumSource(FormField.class)
  void every_field_of_wechat_is_known(FormField field) {
    Map<String, Object> body = required("common_field_id_list", List.of(field.wireName()));
    assertEquals(List.of(field), ActivationForm.of(body).required().common());
  }

  @Test
  void two_spellings_of_education_are_one_field() {
    assertEquals(
        List.of("optional_form: asks for a field that the form has already"),
        violations(Map.of(
            "required_form",
            Map.of("common_field_id_list", List.of("USER_FORM_INFO_FLAG_EDUCATION_BACKGROUND")),
            "optional_form",
            Map.of("common_field_id_list", List.of("USER_FORM_INFO_FLAG_EDUCATION_BACKGRO")))));
  }

  @Test
  void no_field_is_asked_for_twice() {
    assertEquals(
        List.of("required_form: asks for a field that the form has already"),
        violations(Map.of(
            "required_form",
            Map.of(
                "custom_field_list",
                List.of("兴趣"),
                "rich_field_list",
                List.of(rich("FORM_FIELD_SELECT", "兴趣", List.of("钢琴")))))));
  }

  @Test
  void each_half_has_at_most_five_fields_of_the_merchant() {
    Map<String, Object> five = required("custom_field_list", List.of("a", "b", "c", "d", "e"));
    assertEquals(5, ActivationForm.of(five).required().custom().size());
    Map<String, Object> six = Map.of(
        "required_form",
        Map.of(
            "custom_field_list",
            List.of("a", "b", "c", "d", "e"),
            "rich_field_list",
            List.of(rich("FORM_FIELD_CHECK_BOX", "f", List.of("1")))));
    assertEquals(
        List.of(
            "required_form: must have at most 5 fields in rich_field_list and custom_field_list together"),
        violations(six));
  }

  @Test
  void everything_that_is_wrong_is_reported_with_its_place() {
    Map<String, Object> body = new HashMap<>();
    body.put("require_form", Map.of());
    body.put("service_statement", Map.of("name", "会".repeat(11), "url", "u".repeat(129)));
    body.put("bind_old_card", "https://www.qq.com");
    body.put(
        "required_form",
        Map.of(
            "can_modify",
            "no",
            "common_field_id_list",
            List.of("MOBILE"),
            "custom_field_list",
            List.of("兴趣", " "),
            "rich_field_list",
            List.of("兴趣", rich("RADIO", "", List.of("a", "a")))));
    body.put("optional_form", Map.of("rich_field_list", Map.of()));
    assertEquals(
        List.of(
            "require_form",
            "required_form.rich_field_list[0]",
            "required_form.rich_field_list[1].type",
            "required_form.rich_field_list[1].values",
            "required_form.rich_field_list[1].name",
            "required_form.custom_field_list[1]",
            "required_form.can_modify",
            "required_form.common_field_id_list[0]",
            "optional_form.rich_field_list",
            "service_statement.name",
            "service_statement.url",
            "bind_old_card"),
        assertThrows(InvalidValueException.class, () -> ActivationForm.of(body))
            .violations()
            .stream()
            .map(Violation::field)
            .toList());
  }

  @Test
  void a_form_without_a_field_is_refused() {
    assertEquals(
        List.of("required_form: must have a field, here or in optional_form"),
        violations(Map.of("required_form", Map.of("can_modify", true))));
    assertTrue(ActivationForm.of(required("custom_field_list", List.of("a")))
        .optional()
        .custom()
        .isEmpty());
  }

  private static Map<String, Object> required(String list, List<?> items) {
    return Map.of("required_form", Map.of(list, items));
  }

  private static Map<String, Object> rich(String type, String name, List<String> values) {
    return Map.of("type", type, "name", name, "values", values);
  }

  private static List<String> violations(Map<String, Object> body) {
    return assertThrows(InvalidValueException.class, () -> ActivationForm.of(body))
        .violations()
        .stream()
        .map(violation -> violation.field() + ": " + violation.rule())
        .toList();
  }
}
