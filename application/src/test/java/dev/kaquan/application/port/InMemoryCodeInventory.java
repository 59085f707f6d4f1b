package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import dev.kaquan.domain.code.InventoryCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Custom codes in memory, for one thread. */
public final class InMemoryCodeInventory implements CodeInventory {
  private final Map<CardId, Map<CardCode, CodeState>> published = new HashMap<>();
  private final Map<CardId, Set<CardCode>> staged = new HashMap<>();
  private final Map<CardId, String> imports = new HashMap<>();
  private final Set<String> publishedImports = new HashSet<>();

  /** Returns whether an import was published. */
  public boolean hasPublished(String importId) {
    return publishedImports.contains(importId);
  }

  @Override
  public void begin(CardId cardId, String importId) {
    imports.put(cardId, importId);
    staged.put(cardId, new LinkedHashSet<>());
  }

  @Override
  public Optional<List<Duplicate>> add(CardId cardId, String importId, List<CardCode> codes) {
    if (!importId.equals(imports.get(cardId))) {
      return Optional.empty();
    }
    List<Duplicate> duplicates = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      if (codes(cardId).containsKey(codes.get(i))) {
        duplicates.add(new Duplicate(i, false));
      } else if (!staged.get(cardId).add(codes.get(i))) {
        duplicates.add(new Duplicate(i, true));
      }
    }
    return Optional.of(duplicates);
  }

  @Override
  public boolean publish(CardId cardId, String importId) {
    if (!importId.equals(imports.get(cardId))) {
      return false;
    }
    staged.get(cardId).forEach(code -> codes(cardId).put(code, CodeState.AVAILABLE));
    imports.remove(cardId);
    publishedImports.add(importId);
    return true;
  }

  @Override
  public void discard(CardId cardId, String importId) {
    if (importId.equals(imports.get(cardId))) {
      imports.remove(cardId);
    }
  }

  @Override
  public Optional<InventoryCode> find(CardId cardId, CardCode code) {
    return Optional.ofNullable(codes(cardId).get(code))
        .map(state -> new InventoryCode(cardId, code, state, Optional.empty()));
  }

  @Override
  public CodeStock stock(CardId cardId) {
    Map<CodeState, Long> counts = new EnumMap<>(CodeState.class);
    codes(cardId).values().forEach(state -> counts.merge(state, 1L, Long::sum));
    return new CodeStock(counts);
  }

  @Override
  public void forEach(CardId cardId, Optional<CodeState> state, Consumer<InventoryCode> each) {
    codes(cardId).keySet().stream()
        .map(code -> find(cardId, code).orElseThrow())
        .filter(code -> state.isEmpty() || state.get() == code.state())
        .toList()
        .forEach(each);
  }

  @Override
  public boolean become(CardId cardId, CardCode code, CodeState next) {
    CodeState before = codes(cardId).get(code);
    boolean isPossible = before != null && before.canBecome(next);
    if (isPossible) {
      codes(cardId).put(code, next);
    }
    return isPossible;
  }

  private Map<CardCode, CodeState> codes(CardId cardId) {
    return published.computeIfAbsent(cardId, id -> new LinkedHashMap<>());
  }
}
