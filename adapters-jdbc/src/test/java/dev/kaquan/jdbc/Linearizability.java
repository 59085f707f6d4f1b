package dev.kaquan.jdbc;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Decides whether what several threads have seen can be explained by one order, in which each operation takes effect at
 * one moment between its call and its return (Wing and Gong, 1993; states that were reached before are not tried again).
 *
 * @param <S> a state of the model; equal states must be equal
 */
final class Linearizability<S> {
  private final List<Call> history;
  private final BiFunction<S, Call, Optional<S>> model;
  private final Set<Reached<S>> reached = new HashSet<>();

  /**
   * An operation with its result.
   *
   * @param called its place in the order of all calls and returns, like {@code returned}
   */
  record Call(String operation, String argument, String result, long called, long returned) {}

  private record Reached<S>(BitSet done, S state) {}

  /**
   * Creates a check.
   *
   * @param model the state after an operation in a state, or empty if it cannot have this result there
   */
  Linearizability(List<Call> history, BiFunction<S, Call, Optional<S>> model) {
    this.history = history;
    this.model = model;
  }

  boolean isPossible(S start) {
    return search(new BitSet(history.size()), start);
  }

  private boolean search(BitSet done, S state) {
    if (done.cardinality() == history.size()) {
      return true;
    }
    long firstReturn = firstReturn(done);
    for (int i = done.nextClearBit(0); i < history.size(); i = done.nextClearBit(i + 1)) {
      Call call = history.get(i);
      if (call.called() > firstReturn) {
        continue;
      }
      Optional<S> next = model.apply(state, call);
      if (next.isPresent()) {
        BitSet with = (BitSet) done.clone();
        with.set(i);
        if (reached.add(new Reached<>(with, next.get())) && search(with, next.get())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns when the first of the remaining operations returned: no other one that began later is next. */
  private long firstReturn(BitSet done) {
    long first = Long.MAX_VALUE;
    for (int i = done.nextClearBit(0); i < history.size(); i = done.nextClearBit(i + 1)) {
      first = Math.min(first, history.get(i).returned());
    }
    return first;
  }
}
