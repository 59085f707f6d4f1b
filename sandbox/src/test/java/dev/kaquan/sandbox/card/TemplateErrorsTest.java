package dev.kaquan.sandbox.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.template.TemplateRule;
import dev.kaquan.domain.template.TemplateViolation;
import dev.kaquan.sandbox.web.PlatformError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemplateErrorsTest {

  @Test
  void every_rule_has_the_number_of_docs_wechat() {
    Map<TemplateRule, Integer> numbers = Arrays.stream(TemplateRule.values())
        .collect(Collectors.toMap(
            rule -> rule, rule -> TemplateErrors.error(violation(rule, "f")).errCode()));
    assertEquals(
        Map.ofEntries(
            Map.entry(TemplateRule.WRONG_TYPE, 47001),
            Map.entry(TemplateRule.MISSING_FIELD, 41011),
            Map.entry(TemplateRule.MISSING_TICKET_CLASS, 41014),
            Map.entry(TemplateRule.TOO_LONG, 45021),
            Map.entry(TemplateRule.CARD_TYPE, 40071),
            Map.entry(TemplateRule.CODE_TYPE, 40072),
            Map.entry(TemplateRule.COLOUR, 40076),
            Map.entry(TemplateRule.DATE, 40079),
            Map.entry(TemplateRule.QUANTITY, 40122),
            Map.entry(TemplateRule.TOO_MANY_CUSTOM_FIELDS, 40124),
            Map.entry(TemplateRule.DEPOSIT_MODE, 40136),
            Map.entry(TemplateRule.TIME_LIMIT, 40149),
            Map.entry(TemplateRule.MINI_PROGRAM_PATH, 40165),
            Map.entry(TemplateRule.MINI_PROGRAM_NAME, 40166),
            Map.entry(TemplateRule.ABSTRACT_PICTURES, 45044),
            Map.entry(TemplateRule.NOT_FROM_CDN, 52000),
            Map.entry(TemplateRule.REDUCE_COST, 72007),
            Map.entry(TemplateRule.LEAST_COST, 72008),
            Map.entry(TemplateRule.GET_LIMIT, 72009),
            Map.entry(TemplateRule.MESSAGE_CARDS, 72019),
            Map.entry(TemplateRule.INVALID_VALUE, 40097)),
        numbers);
  }

  @Test
  void wrong_json_comes_first_then_missing_fields_then_long_strings_then_the_rest_in_order() {
    List<TemplateViolation> left = new ArrayList<>(List.of(
        violation(TemplateRule.TOO_LONG, "title"),
        violation(TemplateRule.COLOUR, "color"),
        violation(TemplateRule.MISSING_FIELD, "notice"),
        violation(TemplateRule.DATE, "end_timestamp"),
        violation(TemplateRule.TOO_LONG, "source"),
        violation(TemplateRule.GET_LIMIT, "get_limit"),
        violation(TemplateRule.WRONG_TYPE, "can_share"),
        violation(TemplateRule.MISSING_TICKET_CLASS, "ticket_class"),
        violation(TemplateRule.INVALID_VALUE, "wx_activate")));
    List<String> reported = new ArrayList<>();
    while (!left.isEmpty()) {
      String message = TemplateErrors.first(left).map(PlatformError::getMessage).orElseThrow();
      TemplateViolation first = left.stream()
          .filter(one -> message.endsWith("[" + one.violation().field() + "]"))
          .findFirst()
          .orElseThrow();
      reported.add(first.violation().field());
      left.remove(first);
    }
    assertEquals(
        List.of(
            "can_share",
            "notice",
            "ticket_class",
            "title",
            "source",
            "color",
            "end_timestamp",
            "get_limit",
            "wx_activate"),
        reported);
    assertTrue(TemplateErrors.first(left).isEmpty());
  }

  private static TemplateViolation violation(TemplateRule rule, String field) {
    return new TemplateViolation(rule, new Violation(field, "is wrong", RuleReference.BASE_INFO));
  }
}
