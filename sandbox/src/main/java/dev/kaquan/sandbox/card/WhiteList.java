package dev.kaquan.sandbox.card;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.util.List;
import java.util.Set;

/** The people who may take a card before it passed review. */
public final class WhiteList {
  private static final String KEY = "";

  private final Table<Listed> lists;

  /** Those on the list. */
  public record Listed(List<String> openids, List<String> usernames) {}

  /** What was kept. */
  public WhiteList(Store store) {
    this.lists = store.table("white_list", Listed.class);
  }

  /** Whether a person is on it. */
  public boolean has(String openid) {
    return lists.get(KEY).map(Listed::openids).orElse(List.of()).contains(openid);
  }

  /** Puts these on it, and nobody else. */
  void set(List<String> openids, List<String> usernames) {
    lists.put(
        KEY, new Listed(List.copyOf(Set.copyOf(openids)), List.copyOf(Set.copyOf(usernames))));
  }
}
