package dev.kaquan.domain.diagnosis;

import dev.kaquan.domain.signature.SignedValues;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** Searches for the mistakes that explain a signature: single ones first, then pairs. */
final class MistakeSearch {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{40}");

  private static final Set<Mistake> OF_ORDER = Set.of(
      Mistake.SORTED_BY_KEY,
      Mistake.CASE_INSENSITIVE_ORDER,
      Mistake.NUMERIC_ORDER,
      Mistake.NOT_SORTED);
  private static final Set<Mistake> OF_JOINING = Set.of(
      Mistake.SEPARATOR_USED, Mistake.KEY_VALUE_PAIRS_SIGNED, Mistake.JSAPI_CONFIG_SIGNATURE);
  private static final Set<Mistake> OF_TIME =
      Set.of(Mistake.MILLISECONDS_SIGNED, Mistake.TIMESTAMP_DIFFERS, Mistake.TIMESTAMP_NOT_SIGNED);
  private static final Set<Mistake> OF_TICKET =
      Set.of(Mistake.WRONG_TICKET, Mistake.TICKET_TRIMMED, Mistake.TICKET_MISSING);

  private static final int TRIES_BETWEEN_CHECKS = 256;

  /** How far the signed timestamp may be from the one that was sent. */
  private static final long SECONDS_NEAR_BY = 600;

  /** The same for pairs, of which there are many more. */
  private static final long SECONDS_NEAR_BY_IN_PAIRS = 60;

  private final MistakeGenerator alone;
  private final MistakeGenerator together;
  private final SigningProcedure correct;
  private final String given;
  private final MessageDigest sha1 = DigestUtils.getSha1Digest();
  private final BooleanSupplier isOver;
  private final AtomicInteger tried = new AtomicInteger();
  private final AtomicBoolean isEnded = new AtomicBoolean();

  /**
   * Creates a search.
   *
   * @param isOver checked now and then; if it is true, the search ends
   */
  MistakeSearch(DiagnosisInput input, SignedValues values, BooleanSupplier isOver) {
    this.isOver = isOver;
    this.alone = new MistakeGenerator(input, SECONDS_NEAR_BY);
    this.together = new MistakeGenerator(input, SECONDS_NEAR_BY_IN_PAIRS);
    this.correct = SigningProcedure.correct(input.ticket(), values);
    this.given = input.cardExt().text("signature");
  }

  List<Finding> findings() {
    if (!HEX.matcher(given).matches()) {
      return List.of();
    }
    List<Finding> single = single();
    return single.isEmpty() ? pairs() : single;
  }

  /** Returns whether the search ended before everything was tried. */
  boolean isEnded() {
    return isEnded.get();
  }

  private List<Finding> single() {
    List<Finding> findings = new ArrayList<>();
    boolean orderExplained = false;
    for (Mistake mistake : Mistake.values()) {
      if (mistake == Mistake.NOT_SORTED && orderExplained) {
        continue;
      }
      Optional<Candidate> hit = hit(alone.make(mistake, correct));
      if (hit.isPresent()) {
        findings.add(new Finding(mistake, describe(mistake, hit.get()), mistake.fix() + "."));
        orderExplained |= OF_ORDER.contains(mistake);
      }
    }
    return findings;
  }

  /**
   * Tries two mistakes together. An arbitrary order counts only if no known order explains the
   * signature.
   */
  private List<Finding> pairs() {
    Map<Mistake, Finding> findings = new EnumMap<>(Mistake.class);
    for (boolean anyOrder : new boolean[] {false, true}) {
      for (Mistake first : Mistake.values()) {
        for (Mistake second : Mistake.values()) {
          boolean involvesAnyOrder = first == Mistake.NOT_SORTED || second == Mistake.NOT_SORTED;
          if (first.compareTo(second) < 0
              && involvesAnyOrder == anyOrder
              && !areOfOneKind(first, second)) {
            findPair(first, second, findings);
          }
        }
      }
      if (!findings.isEmpty()) {
        break;
      }
    }
    return List.copyOf(findings.values());
  }

  private void findPair(Mistake first, Mistake second, Map<Mistake, Finding> findings) {
    together
        .make(first, correct)
        .takeWhile(made -> !isEnded.get())
        .flatMap(made -> hit(together.make(second, made.procedure())).stream()
            .map(hit -> List.of(paired(first, made, second), paired(second, hit, first))))
        .findFirst()
        .ifPresent(
            both -> both.forEach(finding -> findings.putIfAbsent(finding.mistake(), finding)));
  }

  private Optional<Candidate> hit(Stream<Candidate> candidates) {
    return candidates
        .takeWhile(candidate -> mayContinue())
        .filter(candidate -> candidate.procedure().signature(sha1).equals(given))
        .findFirst();
  }

  private boolean mayContinue() {
    if (!isEnded.get() && tried.incrementAndGet() % TRIES_BETWEEN_CHECKS == 0) {
      isEnded.set(isOver.getAsBoolean());
    }
    return !isEnded.get();
  }

  private static Finding paired(Mistake mistake, Candidate candidate, Mistake other) {
    return new Finding(
        mistake,
        "%s Combined with %s; neither explains the signature alone."
            .formatted(describe(mistake, candidate), other.stableName()),
        mistake.fix() + ".");
  }

  private static String describe(Mistake mistake, Candidate candidate) {
    String detail = candidate.detail().get();
    return mistake.explanation() + "." + (detail.isEmpty() ? "" : " " + detail + ".");
  }

  private static boolean areOfOneKind(Mistake first, Mistake second) {
    boolean joining = OF_JOINING.contains(first) || OF_JOINING.contains(second);
    boolean order = OF_ORDER.contains(first) || OF_ORDER.contains(second);
    boolean pairsOrder =
        joining && order && first != Mistake.SEPARATOR_USED && second != Mistake.SEPARATOR_USED;
    return pairsOrder
        || List.of(OF_ORDER, OF_JOINING, OF_TIME, OF_TICKET).stream()
            .anyMatch(kind -> kind.contains(first) && kind.contains(second));
  }
}
