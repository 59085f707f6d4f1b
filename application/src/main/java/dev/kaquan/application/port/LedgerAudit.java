package dev.kaquan.application.port;

import java.util.List;

/** Checks what is stored. */
@FunctionalInterface
public interface LedgerAudit {
  /**
   * Checks every rule, each against one state of the storage, without changing anything.
   *
   * @param most how many disagreements are listed
   */
  Audit audit(int most);

  /**
   * The result.
   *
   * @param rules the names of the rules that were checked
   * @param first the first disagreements
   * @param count how many there are
   */
  record Audit(List<String> rules, List<Disagreement> first, long count) {
    public Audit {
      rules = List.copyOf(rules);
      first = List.copyOf(first);
    }
  }

  /**
   * Two things that should agree and do not.
   *
   * @param rule its name
   * @param subject what it is about, such as a card and a code
   * @param found what was found
   */
  record Disagreement(String rule, String subject, String found) {}
}
