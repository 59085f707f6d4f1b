package dev.kaquan.domain.member;

import java.util.List;

/** Ledgers as tests evaluate them. */
public final class LedgerSamples {
  private LedgerSamples() {}

  /** Returns the sums of all entries. */
  public static MemberValues sum(List<LedgerEntry> entries) {
    return new MemberValues(
        entries.stream().mapToLong(LedgerEntry::bonus).sum(),
        entries.stream().mapToLong(LedgerEntry::balance).sum());
  }
}
