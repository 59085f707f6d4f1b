package dev.kaquan.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The tokens and tickets that the sandbox lends for 7,200 seconds.
 *
 * <p>{@code token} and {@code stable_token} are two spaces that do not touch each other. A token of
 * the first that is fetched anew leaves the former valid for five minutes; one of the second stays
 * the same until five minutes before its end, unless it is forced.
 */
final class Lent {
  static final Duration LIFE = Duration.ofHours(2);
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
  private static final int FORCED_A_DAY = 20;
  private static final int TOKEN_LENGTH = 136;
  private static final int TICKET_LENGTH = 86;

  private final SandboxFile file;
  private final Words words;
  private final InstantSource clock;

  /** One that was lent. */
  record Loan(String value, Instant issuedAt, Instant expiresAt) {
    long secondsLeft(Instant now) {
      return Duration.between(now, expiresAt).toSeconds();
    }
  }

  Lent(SandboxFile file, Words words, InstantSource clock) {
    this.file = file;
    this.words = words;
    this.clock = clock;
  }

  /** A new token; the former ones end in five minutes. */
  Loan token() {
    return file.change(handle -> {
      supersede(handle, "token", clock.instant().plus(OVERLAP));
      return issue(handle, "token", TOKEN_LENGTH);
    });
  }

  /** The stable token; a new one if it comes to its end or is forced. */
  Loan stableToken(boolean force) {
    return file.change(handle -> {
      Optional<Loan> current = current(handle, "stable");
      boolean forced = force && current.isPresent() && mayForce(handle, current.get());
      if (current.isPresent() && !forced) {
        return current.get();
      }
      if (forced) {
        supersede(handle, "stable", clock.instant());
      }
      return issue(handle, "stable", TOKEN_LENGTH);
    });
  }

  /** The ticket of a type; the same one until five minutes before its end. */
  Loan ticket(String type) {
    return file.change(
        handle -> current(handle, type).orElseGet(() -> issue(handle, type, TICKET_LENGTH)));
  }

  /** Every ticket of a type that is valid now. */
  List<String> validTickets(String type) {
    return file.change(handle -> handle
        .createQuery("SELECT value FROM lent WHERE kind = ? AND expires_at > ?")
        .bind(0, type)
        .bind(1, clock.instant().toEpochMilli())
        .mapTo(String.class)
        .list());
  }

  /**
   * Lets a valid token pass.
   *
   * @throws Refusal 40014 if it was never lent, 40001 if another took its place, 42001 if it ended
   */
  void check(String token) {
    file.change(handle -> {
      long now = clock.instant().toEpochMilli();
      long[] found = handle
          .createQuery("""
                      SELECT expires_at, superseded FROM lent
                      WHERE value = ? AND kind IN ('token', 'stable')
                      """)
          .bind(0, token)
          .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
          .findOne()
          .orElseThrow(() -> new Refusal(ErrCode.INVALID_ACCESS_TOKEN));
      if (found[0] <= now) {
        throw new Refusal(found[1] == 1 ? ErrCode.INVALID_CREDENTIAL : ErrCode.TOKEN_EXPIRED);
      }
      return token;
    });
  }

  private boolean mayForce(Handle handle, Loan current) {
    Instant now = clock.instant();
    if (current.issuedAt().plus(BETWEEN_FORCED).isAfter(now)) {
      return false;
    }
    int today = handle
        .createQuery("""
                SELECT count(*) FROM lent
                WHERE kind = 'stable' AND superseded = 1 AND issued_at > ?
                """)
        .bind(0, now.minus(Duration.ofDays(1)).toEpochMilli())
        .mapTo(Integer.class)
        .one();
    if (today >= FORCED_A_DAY) {
      throw new Refusal(ErrCode.DAILY_QUOTA);
    }
    return true;
  }

  private Optional<Loan> current(Handle handle, String kind) {
    return handle
        .createQuery("""
            SELECT value, issued_at, expires_at FROM lent
            WHERE kind = ? AND superseded = 0 AND expires_at > ?
            ORDER BY issued_at DESC LIMIT 1
            """)
        .bind(0, kind)
        .bind(1, clock.instant().plus(OVERLAP).toEpochMilli())
        .map((row, context) -> new Loan(
            row.getString(1),
            Instant.ofEpochMilli(row.getLong(2)),
            Instant.ofEpochMilli(row.getLong(3))))
        .findOne();
  }

  private Loan issue(Handle handle, String kind, int length) {
    Instant now = clock.instant();
    Loan loan = new Loan(words.letters(length), now, now.plus(LIFE));
    handle.execute(
        "INSERT INTO lent (value, kind, issued_at, expires_at, superseded) VALUES (?, ?, ?, ?, 0)",
        loan.value(),
        kind,
        loan.issuedAt().toEpochMilli(),
        loan.expiresAt().toEpochMilli());
    return loan;
  }

  private static void supersede(Handle handle, String kind, Instant end) {
    handle.execute("""
        UPDATE lent SET superseded = 1, expires_at = min(expires_at, ?)
        WHERE kind = ? AND superseded = 0
        """, end.toEpochMilli(), kind);
  }
}
