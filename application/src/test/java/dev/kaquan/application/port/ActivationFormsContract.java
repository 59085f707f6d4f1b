package dev.kaquan.application.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.ActivationForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link ActivationForms}. */
public interface ActivationFormsContract {
  /** Returns the instance under test, empty at the start of a test. */
  ActivationForms forms();

  @Test
  default void a_form_is_found_as_it_was_stored() {
    ActivationForm form = ActivationForm.of(Map.of(
        "service_statement",
        Map.of("name", "会员守则 \"x\"", "url", "https://www.qq.com"),
        "required_form",
        Map.of(
            "can_modify",
            true,
            "common_field_id_list",
            List.of("USER_FORM_INFO_FLAG_EDUCATION_BACKGRO"),
            "rich_field_list",
            List.of(Map.of("type", "FORM_FIELD_RADIO", "name", "兴趣", "values", List.of("😀"))))));
    forms().save(PortSamples.CARD_ID, form);
    assertEquals(Optional.of(form), forms().find(PortSamples.CARD_ID));
    assertEquals(Optional.empty(), forms().find(new CardId("pOther")));
  }

  @Test
  default void a_form_replaces_the_former_one() {
    forms().save(PortSamples.CARD_ID, form("a"));
    forms().save(PortSamples.CARD_ID, form("b"));
    assertEquals(Optional.of(form("b")), forms().find(PortSamples.CARD_ID));
  }

  private static ActivationForm form(String field) {
    return ActivationForm.of(Map.of("optional_form", Map.of("custom_field_list", List.of(field))));
  }
}
