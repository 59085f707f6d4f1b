package dev.kaquan.domain.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationModeTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "auto, AUTOMATIC, ''",
    "auto form, AUTOMATIC, wx_activate",
    "auto form jump url page program, AUTOMATIC, wx_activate wx_activate_after_submit"
        + " wx_activate_after_submit_url activate_url activate_app_brand_user_name",
    "form, ONE_TAP, ''",
    "form jump url, ONE_TAP_WITH_JUMP, ''",
    "form jump program, ONE_TAP_WITH_JUMP, ''",
    "form url, ONE_TAP_WITH_JUMP, ''",
    "form page, MERCHANT_PAGE, wx_activate",
    "form program, MERCHANT_PAGE, wx_activate",
    "form jump url page, MERCHANT_PAGE, wx_activate wx_activate_after_submit"
        + " wx_activate_after_submit_url",
    "page, MERCHANT_PAGE, ''",
    "program, MERCHANT_PAGE, ''",
    "'', MERCHANT_PAGE, ''",
  })
  void the_mode_follows_from_the_fields(String fields, ActivationMode mode, String ineffective) {
    List<String> overridden =
        ineffective.isEmpty() ? List.of() : Arrays.asList(ineffective.split(" "));
    assertEquals(
        Optional.of(new ActivationMode.Derived(mode, overridden)),
        ActivationMode.of(memberCard(fields)));
  }

  @Test
  void a_coupon_has_no_mode() {
    CardTemplate coupon = CardTemplate.restored(TemplateSamples.body(CardType.GROUPON));
    assertEquals(Optional.empty(), ActivationMode.of(coupon));
  }

  @Test
  void the_component_is_for_one_tap_activation() {
    assertEquals(
        List.of(ActivationMode.ONE_TAP, ActivationMode.ONE_TAP_WITH_JUMP),
        Arrays.stream(ActivationMode.values())
            .filter(ActivationMode::hasComponent)
            .toList());
  }

  private static CardTemplate memberCard(String fields) {
    Map<String, Object> body = TemplateSamples.body(CardType.MEMBER_CARD);
    Map<String, Object> card = TemplateSamples.typeObject(body);
    card.remove("wx_activate");
    for (String field : fields.split(" ")) {
      switch (field) {
        case "auto" -> card.put("auto_activate", true);
        case "form" -> card.put("wx_activate", "true");
        case "jump" -> card.put("wx_activate_after_submit", true);
        case "url" -> card.put("wx_activate_after_submit_url", "https://a.example");
        case "page" -> card.put("activate_url", "https://a.example");
        case "program" -> card.put("activate_app_brand_user_name", "gh_0123456789ab@app");
        default -> card.put("wx_activate", false);
      }
    }
    return CardTemplate.restored(body);
  }
}
