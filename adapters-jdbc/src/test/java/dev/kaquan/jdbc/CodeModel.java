package dev.kaquan.jdbc;

import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.Reservation.State;
import dev.kaquan.jdbc.Linearizability.Call;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The codes of a card as one thread would see them, in the order of their names.
 *
 * @param people for whom codes are prepared; a code for anyone is not in it
 * @param reserved the codes of open reservations
 * @param ended the states of reservations that have ended
 */
record CodeModel(
    Map<String, CodeState> codes,
    Map<String, String> people,
    Map<String, String> reserved,
    Map<String, State> ended) {
  static final String NONE = "none";

  static CodeModel of(List<String> codes) {
    Map<String, CodeState> available = new TreeMap<>();
    codes.forEach(code -> available.put(code, CodeState.AVAILABLE));
    return new CodeModel(available, Map.of(), Map.of(), Map.of());
  }

  /** Returns the codes after an operation, or empty if it cannot have this result. */
  Optional<CodeModel> after(Call call) {
    CodeModel next = new CodeModel(
        new TreeMap<>(codes), new TreeMap<>(people), new TreeMap<>(reserved), new TreeMap<>(ended));
    String result = switch (call.operation()) {
      case "draw" -> next.draw(call.argument());
      case "reserve" -> next.reserve(call.argument());
      case "confirm" -> next.end(call.argument(), State.CONFIRMED, CodeState.PREPARED);
      case "release" -> next.end(call.argument(), State.RELEASED, CodeState.AVAILABLE);
      case "retire" -> next.retire(call.argument());
      case "count" -> counts();
      default -> throw new IllegalArgumentException(call.operation());
    };
    return result.equals(call.result()) ? Optional.of(next) : Optional.empty();
  }

  /** Returns how many codes are in each state. */
  private String counts() {
    Map<CodeState, Long> counts = new EnumMap<>(CodeState.class);
    codes.values().forEach(state -> counts.merge(state, 1L, Long::sum));
    return counts.toString();
  }

  private String draw(String person) {
    Optional<String> same = codes.keySet().stream()
        .filter(code -> codes.get(code) == CodeState.PREPARED)
        .filter(code -> person.equals(people.get(code)))
        .findFirst();
    return same.or(this::firstAvailable)
        .map(code -> {
          codes.put(code, CodeState.PREPARED);
          if (!person.isEmpty()) {
            people.put(code, person);
          }
          return code;
        })
        .orElse(NONE);
  }

  private String reserve(String id) {
    return firstAvailable()
        .map(code -> {
          codes.put(code, CodeState.RESERVED);
          reserved.put(id, code);
          return code;
        })
        .orElse(NONE);
  }

  private String end(String id, State state, CodeState next) {
    String code = reserved.remove(id);
    if (code != null) {
      ended.put(id, state);
      codes.computeIfPresent(code, (key, before) -> before == CodeState.RESERVED ? next : before);
    }
    return ended.containsKey(id) ? ended.get(id).wireName() : NONE;
  }

  private String retire(String code) {
    return Boolean.toString(codes.put(code, CodeState.RETIRED) != CodeState.RETIRED);
  }

  private Optional<String> firstAvailable() {
    return codes.keySet().stream()
        .filter(code -> codes.get(code) == CodeState.AVAILABLE)
        .findFirst();
  }
}
