package dev.kaquan.domain.diagnosis;

import static java.util.stream.Collectors.joining;

import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.claim.UnixSeconds;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.SignedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Makes each mistake in a recipe, in every way in which it is commonly made. */
final class Mistakes {
  private static final String TICKET = "api_ticket";
  private static final String TIMESTAMP = "timestamp";

  private static final long EIGHT_HOURS = 8 * 60 * 60;

  private static final List<String> SEPARATORS =
      List.of("&", ",", " ", "|", "\n", "-", "_", "+", ";", ":", "/", "#", ", ");

  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,10}");

  private static final List<Map<String, String>> SPELLINGS = spellings();

  private final Evidence evidence;
  private final long secondsNearBy;
  private final ReceivedCardExt ext;

  /** Makes mistakes; the seconds signed by mistake are sought {@code secondsNearBy} around. */
  Mistakes(Evidence evidence, long secondsNearBy) {
    this.evidence = evidence;
    this.secondsNearBy = secondsNearBy;
    this.ext = evidence.cardExt();
  }

  /** Every way of making {@code mistake} in {@code recipe}; none if it cannot be made here. */
  Stream<Variant> make(Mistake mistake, Recipe recipe) {
    return switch (mistake) {
      case WRONG_TICKET ->
        evidence.otherTickets().stream()
            .map(ApiTicket::reveal)
            .map(other -> new Variant(recipe.with(TICKET, other)));
      case TICKET_TRIMMED -> trimmed(recipe);
      case TICKET_MISSING -> leftOut(recipe, TICKET);
      case CARD_ID_MISSING -> leftOut(recipe, "card_id");
      case CODE_NOT_SIGNED -> leftOut(recipe, "code");
      case OPENID_NOT_SIGNED -> leftOut(recipe, "openid");
      case NONCE_NOT_SIGNED -> leftOut(recipe, "nonce_str");
      case TIMESTAMP_NOT_SIGNED -> leftOut(recipe, TIMESTAMP);
      case OUTER_STR_SIGNED -> added(recipe, "outer_str");
      case FIXED_BEGINTIMESTAMP_SIGNED -> added(recipe, "fixed_begintimestamp");
      case BALANCE_SIGNED -> added(recipe, "balance");
      case NULL_TEXT_SIGNED -> nullText(recipe);
      case MILLISECONDS_SIGNED -> milliseconds(recipe);
      case TIMESTAMP_DIFFERS -> otherSeconds(recipe);
      case SORTED_BY_KEY ->
        SPELLINGS.stream()
            .map(names -> Orders.byKey(recipe.values(), names))
            .distinct()
            .map(byKey -> new Variant(recipe.ordered(any -> byKey)));
      case CASE_INSENSITIVE_ORDER ->
        ordered(
            Orders.caseFoldings().map(folding -> values -> Orders.folded(values, folding)), recipe);
      case NUMERIC_ORDER -> Stream.of(new Variant(recipe.ordered(Orders::numeric)));
      case NOT_SORTED -> everyOrder(recipe);
      case SEPARATOR_USED -> SEPARATORS.stream().map(separator -> separated(recipe, separator));
      case UPPER_CASE_HEX -> Stream.of(new Variant(recipe.inCapitals()));
      case KEY_VALUE_PAIRS_SIGNED -> pairs(recipe);
      case JSAPI_CONFIG_SIGNATURE -> jsapiConfig(recipe);
    };
  }

  private static Stream<Variant> leftOut(Recipe recipe, String name) {
    return recipe.value(name).isEmpty()
        ? Stream.empty()
        : Stream.of(new Variant(recipe.without(name)));
  }

  private Stream<Variant> added(Recipe recipe, String name) {
    return ext.has(name)
        ? Stream.of(new Variant(recipe.with(new SignedValue(name, ext.text(name)))))
        : Stream.empty();
  }

  private static Stream<Variant> trimmed(Recipe recipe) {
    String ticket = recipe.value(TICKET);
    return Stream.of(ticket.strip(), ticket.stripTrailing(), ticket.stripLeading())
        .distinct()
        .filter(other -> !other.equals(ticket))
        .map(other -> new Variant(recipe.with(TICKET, other)));
  }

  private Stream<Variant> nullText(Recipe recipe) {
    List<String> absent = Stream.of("code", "openid", "nonce_str", "balance")
        .filter(key -> !ext.has(key))
        .toList();
    return Stream.of("null", "undefined")
        .flatMap(word -> IntStream.range(1, 1 << absent.size()).mapToObj(subset -> {
          List<String> chosen = IntStream.range(0, absent.size())
              .filter(i -> (subset & (1 << i)) != 0)
              .mapToObj(absent::get)
              .toList();
          Recipe made = recipe;
          for (String key : chosen) {
            made = made.with(new SignedValue(key, word));
          }
          return new Variant(
              made,
              () -> "The word %s was signed in place of %s"
                  .formatted(word, String.join(" and ", chosen)));
        }));
  }

  private static Stream<Variant> milliseconds(Recipe recipe) {
    String sent = recipe.value(TIMESTAMP);
    if (UnixSeconds.isMilliseconds(sent)) {
      return Stream.of(new Variant(
          recipe.with(TIMESTAMP, sent.substring(0, sent.length() - 3)),
          () -> "The timestamp was sent in milliseconds and signed in seconds"));
    }
    if (!isSeconds(sent)) {
      return Stream.empty();
    }
    return IntStream.range(0, 1000)
        .mapToObj(millis -> new Variant(
            recipe.with(TIMESTAMP, sent + String.valueOf(1000 + millis).substring(1)),
            () -> "The timestamp was sent in seconds and signed in milliseconds"));
  }

  private Stream<Variant> otherSeconds(Recipe recipe) {
    String sent = recipe.value(TIMESTAMP);
    if (!isSeconds(sent)) {
      return Stream.empty();
    }
    long second = Long.parseLong(sent);
    LongStream near =
        LongStream.rangeClosed(1, secondsNearBy).flatMap(away -> LongStream.of(away, -away));
    LongStream eightHours = LongStream.of(EIGHT_HOURS, -EIGHT_HOURS);
    return LongStream.concat(near, eightHours)
        .mapToObj(away -> new Variant(
            recipe.with(TIMESTAMP, Long.toString(second + away)),
            () -> "The second %d was signed, %d %s the one that was sent"
                .formatted(second + away, Math.abs(away), away > 0 ? "after" : "before")));
  }

  private static boolean isSeconds(String text) {
    return SECONDS.matcher(text).matches();
  }

  private static Stream<Variant> ordered(
      Stream<UnaryOperator<List<SignedValue>>> orders, Recipe recipe) {
    return orders.map(order -> new Variant(recipe.ordered(order)));
  }

  private static Stream<Variant> everyOrder(Recipe recipe) {
    return Orders.permutations(recipe.values().size()).stream()
        .map(places -> new Variant(
            recipe.ordered(values -> Orders.permuted(values, places)),
            () -> Orders.permuted(recipe.values(), places).stream()
                .map(SignedValue::name)
                .collect(joining(", ", "The order used is ", ""))));
  }

  private static Variant separated(Recipe recipe, String separator) {
    return new Variant(
        recipe.joinedBy(Recipe.joined(separator)),
        () -> "The values were joined with \"%s\"".formatted(separator.replace("\n", "\\n")));
  }

  private static Stream<Variant> pairs(Recipe recipe) {
    return SPELLINGS.stream()
        .flatMap(names -> Stream.of(
            recipe.joinedBy(values -> sortedPairs(values, names, "=", "&")),
            recipe.joinedBy(values -> sortedPairs(values, names, "=", "")),
            recipe.joinedBy(values -> sortedPairs(values, names, "", "")),
            recipe.joinedBy(values -> sortedPairs(withoutTicket(values), names, "=", "&")
                + "&key="
                + recipe.value(TICKET))))
        .map(Variant::new);
  }

  private Stream<Variant> jsapiConfig(Recipe recipe) {
    String start = "jsapi_ticket=%s&noncestr=%s&timestamp=%s"
        .formatted(recipe.value(TICKET), recipe.value("nonce_str"), recipe.value(TIMESTAMP));
    return Stream.of("", "&url=", "&url=" + evidence.url(), "&url=" + ext.text("url"))
        .distinct()
        .map(end -> new Variant(recipe.joinedBy(values -> start + end)));
  }

  private static String sortedPairs(
      List<SignedValue> values, Map<String, String> names, String equals, String separator) {
    return values.stream()
        .map(value -> names.getOrDefault(value.name(), value.name()) + equals + value.value())
        .sorted()
        .collect(joining(separator));
  }

  private static List<SignedValue> withoutTicket(List<SignedValue> values) {
    return values.stream().filter(value -> !value.name().equals(TICKET)).toList();
  }

  /** How people spell the keys when they sort by them or sign them. */
  private static List<Map<String, String>> spellings() {
    List<Map<String, String>> all = new ArrayList<>();
    for (String ticket : List.of("api_ticket", "ticket", "apiTicket", "jsapi_ticket")) {
      for (String card : List.of("card_id", "cardId")) {
        for (String nonce : List.of("nonce_str", "nonceStr", "noncestr")) {
          all.add(Map.of(TICKET, ticket, "card_id", card, "nonce_str", nonce));
        }
      }
    }
    return List.copyOf(all);
  }
}
