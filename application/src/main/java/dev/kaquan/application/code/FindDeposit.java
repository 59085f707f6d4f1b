package dev.kaquan.application.code;

import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import java.util.Optional;

/** Finds a deposit. */
@FunctionalInterface
public interface FindDeposit {
  /** Returns a deposit, or empty if there is none. */
  Optional<StoredDeposit> find(String id);
}
