package dev.kaquan.domain.code;

import java.util.EnumMap;
import java.util.Map;

/** How many custom codes of a card are in each state. */
public record CodeStock(Map<CodeState, Long> counts) {
  /** Keeps the counts above 0. */
  public CodeStock {
    Map<CodeState, Long> kept = new EnumMap<>(CodeState.class);
    counts.forEach((state, count) -> {
      if (count > 0) {
        kept.put(state, count);
      }
    });
    counts = Map.copyOf(kept);
  }

  public long count(CodeState state) {
    return counts.getOrDefault(state, 0L);
  }

  /** Returns how many codes there are. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
