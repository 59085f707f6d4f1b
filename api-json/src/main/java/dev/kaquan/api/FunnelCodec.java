package dev.kaquan.api;

import dev.kaquan.application.funnel.ReadFunnel.Funnel;
import dev.kaquan.application.funnel.ReadFunnel.Grouping;
import dev.kaquan.application.funnel.ReadFunnel.Query;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.funnel.FunnelCounts;
import dev.kaquan.wire.WireJson;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON of the funnel. */
public final class FunnelCodec {
  private static final Map<String, Grouping> GROUPINGS =
      Map.of("", Grouping.CHANNEL, "channel", Grouping.CHANNEL, "day", Grouping.DAY);

  private FunnelCodec() {}

  /**
   * Reads a query.
   *
   * @param from the first day as {@code YYYY-MM-DD}, or empty
   * @param to the last day, or empty for today
   * @param by {@code channel} or {@code day}; empty for the former
   * @throws dev.kaquan.domain.InvalidValueException for each value that is invalid
   */
  public static Query query(String cardId, String from, String to, String by) {
    Violations violations = new Violations();
    Optional<CardId> card = violations.capture("", () -> new CardId(cardId));
    Optional<LocalDate> first = day("from", from, violations);
    Optional<LocalDate> last = day("to", to, violations);
    if (!GROUPINGS.containsKey(by)) {
      violations.add("by", "must be channel or day", RuleReference.API);
    }
    violations.throwIfAny();
    return new Query(card.orElseThrow(), first, last, GROUPINGS.getOrDefault(by, Grouping.CHANNEL));
  }

  /** Writes {@code {"cardId","from","to","total","items":[…]}}; each item has its channel or its day. */
  public static String funnel(Funnel funnel, Grouping grouping) {
    String name = switch (grouping) {
      case CHANNEL -> "channel";
      case DAY -> "day";
    };
    List<Map<String, Object>> items = new ArrayList<>();
    funnel.groups().forEach((group, counts) -> {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put(name, group);
      item.putAll(json(counts));
      items.add(item);
    });
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("cardId", funnel.cardId().value());
    body.put("from", funnel.from().toString());
    body.put("to", funnel.to().toString());
    body.put("total", json(funnel.total()));
    body.put("items", items);
    return WireJson.write(body);
  }

  private static Map<String, Object> json(FunnelCounts counts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("prepared", counts.prepared());
    json.put("claimed", counts.claimed());
    json.put("opened", counts.opened());
    json.put("activated", counts.activated());
    json.put("redeemed", counts.redeemed());
    return json;
  }

  private static Optional<LocalDate> day(String field, String text, Violations violations) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      violations.add(field, "must be a day such as 2026-11-26", RuleReference.API);
      return Optional.empty();
    }
  }
}
