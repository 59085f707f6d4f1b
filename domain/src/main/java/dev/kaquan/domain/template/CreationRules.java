package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.ObjectSchema.required;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of a {@code /card/create} body: the envelope and the type's object. */
final class CreationRules {
  private static final String CARD_TYPE = "card_type";

  /** Types that only older clients know. */
  private static final Set<String> RETIRED = Set.of("BUS_TICKET", "LUCKY_MONEY");

  private final Instant now;

  private CreationRules(Instant now) {
    this.now = now;
  }

  /** Returns all violations of {@code body} in the order in which it is checked. */
  static List<TemplateViolation> violations(Map<String, ?> body, Instant now) {
    CreationRules rules = new CreationRules(now);
    ObjectSchema card = ObjectSchema.of(
        RuleReference.CARD_TYPES, required(CARD_TYPE, CreationRules::type), rules::typeObjects);
    List<TemplateViolation> violations = new ArrayList<>();
    ObjectSchema.of(RuleReference.CARD_TYPES, required("card", card))
        .check(body, new FieldPath("", RuleReference.CARD_TYPES, violations));
    return List.copyOf(violations);
  }

  private static void type(Object value, FieldPath path) {
    if (!(value instanceof String name)) {
      path.report(TemplateRule.WRONG_TYPE, "must be a string");
    } else if (RETIRED.contains(name)) {
      path.report(
          TemplateRule.CARD_TYPE, "is a type that WeChat no longer offers; it " + CardType.ANY);
    } else if (CardType.named(name).isEmpty()) {
      path.report(TemplateRule.CARD_TYPE, CardType.ANY);
    }
  }

  /** Checks the object of the card's type, or every type's object if the type is unknown. */
  private void typeObjects(Fields card, FieldPath path) {
    Optional<CardType> named = card.text(CARD_TYPE).flatMap(CardType::named);
    for (CardType type : CardType.values()) {
      Optional<Object> object = card.get(type.key());
      if (named.isEmpty() || named.get() == type) {
        object.ifPresent(value -> TypeRules.of(type, now).check(value, path.at(type.key())));
      } else if (object.isPresent()) {
        path.at(type.key())
            .report(TemplateRule.WRONG_TYPE, "must be absent: card_type names another type");
      }
    }
    named
        .filter(type -> card.get(type.key()).isEmpty())
        .ifPresent(type -> path.at(type.key()).missing());
  }
}
