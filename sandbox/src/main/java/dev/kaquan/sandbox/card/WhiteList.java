package dev.kaquan.sandbox.card;

import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Table;
import java.util.List;
import java.util.Set;

/** The testers, who may claim a card before it has passed review. */
public final class WhiteList {
  private static final String KEY = "";

  private final Table<Listed> lists;

  /** The testers by openid and by user name. */
  public record Listed(List<String> openids, List<String> usernames) {}

  /** Opens the table of testers. */
  public WhiteList(SandboxContext context) {
    this.lists = context.store().table("white_list", Listed.class);
  }

  /** Returns whether a person is a tester. */
  public boolean has(String openid) {
    return lists.get(KEY).map(Listed::openids).orElse(List.of()).contains(openid);
  }

  /** Replaces the list. */
  void set(List<String> openids, List<String> usernames) {
    lists.put(
        KEY, new Listed(List.copyOf(Set.copyOf(openids)), List.copyOf(Set.copyOf(usernames))));
  }
}
