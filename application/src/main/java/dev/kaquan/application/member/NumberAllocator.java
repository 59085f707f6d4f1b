package dev.kaquan.application.member;

import dev.kaquan.application.port.MembershipNumbers;
import dev.kaquan.application.port.NumberPatterns;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.NumberPattern;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Allocates membership numbers from blocks, so that processes seldom meet at the sequence. What is left
 * of a block when the process ends is a gap. Blocks grow from 1 to 128, so that a command leaves none.
 */
@Singleton
final class NumberAllocator {
  private static final int MAX_BLOCK = 128;

  private final MembershipNumbers numbers;
  private final NumberPatterns patterns;
  private final InstantSource clock;
  private long next;
  private long end;
  private int nextBlock = 1;

  @Inject
  NumberAllocator(MembershipNumbers numbers, NumberPatterns patterns, InstantSource clock) {
    this.numbers = numbers;
    this.patterns = patterns;
    this.clock = clock;
  }

  /** Reserves a free number for a membership, or returns empty if the pattern has none left. */
  Optional<MembershipNumber> reserve(MembershipId id) {
    NumberPattern pattern = patterns.current();
    while (true) {
      long sequence = next(pattern.text());
      if (sequence >= pattern.end()) {
        return Optional.empty();
      }
      // The merchant may have given this number to another membership.
      MembershipNumber number = pattern.number(sequence, clock.instant());
      if (numbers.reserve(number, id)) {
        return Optional.of(number);
      }
    }
  }

  private synchronized long next(String pattern) {
    if (next == end) {
      next = numbers.takeBlock(pattern, nextBlock);
      end = next + nextBlock;
      nextBlock = Math.min(2 * nextBlock, MAX_BLOCK);
    }
    return next++;
  }
}
