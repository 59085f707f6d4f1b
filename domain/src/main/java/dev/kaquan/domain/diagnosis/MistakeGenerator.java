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

/** Applies each mistake to a signing procedure, in every way in which it is commonly made. */
final class MistakeGenerator {
  static final String TICKET = "api_ticket";

  private static final String TIMESTAMP = "timestamp";

  private static final long EIGHT_HOURS = 8 * 60 * 60;

  private static final List<String> SEPARATORS =
      List.of("&", ",", " ", "|", "\n", "-", "_", "+", ";", ":", "/", "#", ", ");

  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,10}");

  private static final List<Map<String, String>> SPELLINGS = spellings();

  private final DiagnosisInput input;
  private final long secondsNearBy;
  private final ReceivedCardExt ext;

  /** Creates a generator that tries timestamps up to {@code secondsNearBy} away. */
  MistakeGenerator(DiagnosisInput input, long secondsNearBy) {
    this.input = input;
    this.secondsNearBy = secondsNearBy;
    this.ext = input.cardExt();
  }

  /** Returns every way to make {@code mistake} in {@code procedure}; none if it does not apply. */
  Stream<Candidate> make(Mistake mistake, SigningProcedure procedure) {
    return switch (mistake) {
      case TICKET_DISCLOSED -> Stream.empty();
      case WRONG_TICKET ->
        input.otherTickets().stream()
            .map(ApiTicket::reveal)
            .map(other -> new Candidate(procedure.with(TICKET, other)));
      case TICKET_TRIMMED -> trimmed(procedure);
      case TICKET_MISSING -> leftOut(procedure, TICKET);
      case CARD_ID_MISSING -> leftOut(procedure, "card_id");
      case CODE_NOT_SIGNED -> leftOut(procedure, "code");
      case OPENID_NOT_SIGNED -> leftOut(procedure, "openid");
      case NONCE_NOT_SIGNED -> leftOut(procedure, "nonce_str");
      case TIMESTAMP_NOT_SIGNED -> leftOut(procedure, TIMESTAMP);
      case OUTER_STR_SIGNED -> added(procedure, "outer_str");
      case FIXED_BEGINTIMESTAMP_SIGNED -> added(procedure, "fixed_begintimestamp");
      case BALANCE_SIGNED -> added(procedure, "balance");
      case NULL_TEXT_SIGNED -> nullText(procedure);
      case MILLISECONDS_SIGNED -> milliseconds(procedure);
      case TIMESTAMP_DIFFERS -> otherSeconds(procedure);
      case SORTED_BY_KEY ->
        SPELLINGS.stream()
            .map(names -> ValueOrderings.byKey(procedure.values(), names))
            .distinct()
            .map(byKey -> new Candidate(procedure.ordered(any -> byKey)));
      case CASE_INSENSITIVE_ORDER ->
        ordered(
            ValueOrderings.caseFoldings()
                .map(folding -> values -> ValueOrderings.folded(values, folding)),
            procedure);
      case NUMERIC_ORDER -> Stream.of(new Candidate(procedure.ordered(ValueOrderings::numeric)));
      case NOT_SORTED -> everyOrder(procedure);
      case SEPARATOR_USED -> SEPARATORS.stream().map(separator -> separated(procedure, separator));
      case UPPER_CASE_HEX -> Stream.of(new Candidate(procedure.inCapitals()));
      case KEY_VALUE_PAIRS_SIGNED -> pairs(procedure);
      case JSAPI_CONFIG_SIGNATURE -> jsapiConfig(procedure);
    };
  }

  private static Stream<Candidate> leftOut(SigningProcedure procedure, String name) {
    return procedure.value(name).isEmpty()
        ? Stream.empty()
        : Stream.of(new Candidate(procedure.without(name)));
  }

  private Stream<Candidate> added(SigningProcedure procedure, String name) {
    return ext.has(name)
        ? Stream.of(new Candidate(procedure.with(new SignedValue(name, ext.text(name)))))
        : Stream.empty();
  }

  private static Stream<Candidate> trimmed(SigningProcedure procedure) {
    String ticket = procedure.value(TICKET);
    return Stream.of(ticket.strip(), ticket.stripTrailing(), ticket.stripLeading())
        .distinct()
        .filter(other -> !other.equals(ticket))
        .map(other -> new Candidate(procedure.with(TICKET, other)));
  }

  private Stream<Candidate> nullText(SigningProcedure procedure) {
    List<String> absent = Stream.of("code", "openid", "nonce_str", "balance")
        .filter(key -> !ext.has(key))
        .toList();
    return Stream.of("null", "undefined")
        .flatMap(text -> IntStream.range(1, 1 << absent.size()).mapToObj(subset -> {
          List<String> chosen = IntStream.range(0, absent.size())
              .filter(i -> (subset & (1 << i)) != 0)
              .mapToObj(absent::get)
              .toList();
          SigningProcedure made = procedure;
          for (String key : chosen) {
            made = made.with(new SignedValue(key, text));
          }
          return new Candidate(
              made,
              () -> "The text %s was signed in place of %s"
                  .formatted(text, String.join(" and ", chosen)));
        }));
  }

  private static Stream<Candidate> milliseconds(SigningProcedure procedure) {
    String sent = procedure.value(TIMESTAMP);
    if (UnixSeconds.isMilliseconds(sent)) {
      return Stream.of(new Candidate(
          procedure.with(TIMESTAMP, sent.substring(0, sent.length() - 3)),
          () -> "The timestamp was sent in milliseconds and signed in seconds"));
    }
    if (!isSeconds(sent)) {
      return Stream.empty();
    }
    return IntStream.range(0, 1000)
        .mapToObj(millis -> new Candidate(
            procedure.with(TIMESTAMP, sent + String.valueOf(1000 + millis).substring(1)),
            () -> "The timestamp was sent in seconds and signed in milliseconds"));
  }

  private Stream<Candidate> otherSeconds(SigningProcedure procedure) {
    String sent = procedure.value(TIMESTAMP);
    if (!isSeconds(sent)) {
      return Stream.empty();
    }
    long second = Long.parseLong(sent);
    LongStream near =
        LongStream.rangeClosed(1, secondsNearBy).flatMap(away -> LongStream.of(away, -away));
    LongStream eightHours = LongStream.of(EIGHT_HOURS, -EIGHT_HOURS);
    return LongStream.concat(near, eightHours)
        .mapToObj(away -> new Candidate(
            procedure.with(TIMESTAMP, Long.toString(second + away)),
            () -> "The timestamp %d was signed, %d seconds %s the one that was sent"
                .formatted(second + away, Math.abs(away), away > 0 ? "after" : "before")));
  }

  private static boolean isSeconds(String text) {
    return SECONDS.matcher(text).matches();
  }

  private static Stream<Candidate> ordered(
      Stream<UnaryOperator<List<SignedValue>>> orders, SigningProcedure procedure) {
    return orders.map(order -> new Candidate(procedure.ordered(order)));
  }

  private static Stream<Candidate> everyOrder(SigningProcedure procedure) {
    return ValueOrderings.permutations(procedure.values().size()).stream()
        .map(places -> new Candidate(
            procedure.ordered(values -> ValueOrderings.permuted(values, places)),
            () -> ValueOrderings.permuted(procedure.values(), places).stream()
                .map(SignedValue::name)
                .collect(joining(", ", "The order used is ", ""))));
  }

  private static Candidate separated(SigningProcedure procedure, String separator) {
    return new Candidate(
        procedure.joinedBy(SigningProcedure.joined(separator)),
        () -> "The separator was \"%s\"".formatted(separator.replace("\n", "\\n")));
  }

  private static Stream<Candidate> pairs(SigningProcedure procedure) {
    return SPELLINGS.stream()
        .flatMap(names -> Stream.of(
            procedure.joinedBy(values -> sortedPairs(values, names, "=", "&")),
            procedure.joinedBy(values -> sortedPairs(values, names, "=", "")),
            procedure.joinedBy(values -> sortedPairs(values, names, "", "")),
            procedure.joinedBy(values -> sortedPairs(withoutTicket(values), names, "=", "&")
                + "&key="
                + procedure.value(TICKET))))
        .map(Candidate::new);
  }

  private Stream<Candidate> jsapiConfig(SigningProcedure procedure) {
    String start = "jsapi_ticket=%s&noncestr=%s&timestamp=%s"
        .formatted(
            procedure.value(TICKET), procedure.value("nonce_str"), procedure.value(TIMESTAMP));
    return Stream.of("", "&url=", "&url=" + input.url(), "&url=" + ext.text("url"))
        .distinct()
        .map(end -> new Candidate(procedure.joinedBy(values -> start + end)));
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

  /** Common spellings of the keys, for mistakes that sort by them or sign them. */
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
