package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Shape.required;

import dev.kaquan.domain.Source;
import dev.kaquan.domain.card.CardType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of a whole /card/create body: its envelope, and what its card type wants inside. */
final class CreationRules {
  private static final String CARD_TYPE = "card_type";

  /** Types of older clients. */
  private static final Set<String> RETIRED = Set.of("BUS_TICKET", "LUCKY_MONEY");

  static final String ANY_TYPE = "must be one of "
      + Arrays.stream(CardType.values()).map(CardType::name).collect(Collectors.joining(", "));

  private final Instant now;

  private CreationRules(Instant now) {
    this.now = now;
  }

  /** All faults of {@code body}, in the order in which WeChat answers them. */
  static List<TemplateFault> faults(Map<String, ?> body, Instant now) {
    CreationRules rules = new CreationRules(now);
    Shape card =
        Shape.of(Source.CARD_TYPES, required(CARD_TYPE, CreationRules::type), rules::typeObjects);
    List<TemplateFault> faults = new ArrayList<>();
    Shape.of(Source.CARD_TYPES, required("card", card))
        .check(body, new Place("", Source.CARD_TYPES, faults));
    faults.sort(ErrCode.PRECEDENCE);
    return List.copyOf(faults);
  }

  private static void type(Object value, Place place) {
    if (!(value instanceof String name)) {
      place.fault(ErrCode.DATA_FORMAT, "must be a text");
    } else if (RETIRED.contains(name)) {
      place.fault(ErrCode.CARD_TYPE, "is a type that WeChat no longer offers; it " + ANY_TYPE);
    } else if (CardType.named(name).isEmpty()) {
      place.fault(ErrCode.CARD_TYPE, ANY_TYPE);
    }
  }

  /** Looks at the object of the card's type; at every one there is if the type is unknown. */
  private void typeObjects(Fields card, Place place) {
    Optional<CardType> named = card.text(CARD_TYPE).flatMap(CardType::named);
    for (CardType type : CardType.values()) {
      Optional<Object> object = card.get(type.key());
      if (named.isEmpty() || named.get() == type) {
        object.ifPresent(value -> TypeRules.of(type, now).check(value, place.at(type.key())));
      } else if (object.isPresent()) {
        place
            .at(type.key())
            .fault(ErrCode.DATA_FORMAT, "must not be there: card_type names another type");
      }
    }
    named
        .filter(type -> card.get(type.key()).isEmpty())
        .ifPresent(type -> place.at(type.key()).missing());
  }
}
