package dev.kaquan.application.port;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The attempts to create a card whose outcome is not known. */
public interface CardCreations {
  /**
   * Stores an attempt. It is durable when this returns.
   *
   * @param ifInterrupted the answer to whoever made the request, if the process ends before there is
   *     another one
   */
  void begin(CardCreation creation, Optional<StoredAnswer> ifInterrupted);

  /**
   * Stores the created card and removes the attempt, in one step. May be repeated.
   *
   * @param answer the answer to whoever made the request
   */
  void complete(String id, StoredCard card, Optional<StoredAnswer> answer);

  /** Removes an attempt that created no card. May be repeated. */
  void remove(String id);

  /** Stores the result of a check. Does nothing if the attempt is no longer stored. */
  void recordCheck(String id, Checks checks);

  /** Returns the attempts whose next check is not after {@code due}, the oldest first. */
  List<CardCreation> due(Instant due, int most);

  /**
   * Returns attempts, the latest first.
   *
   * @param type only attempts for cards of this type; empty for all
   */
  Page<CardCreation> list(Optional<CardType> type, PageRequest page);

  /**
   * An attempt to create a card.
   *
   * @param id 1 to 32 letters or digits
   */
  record CardCreation(String id, CardTemplate template, Instant startedAt, Checks checks) {}

  /**
   * The checks whether the platform has the card.
   *
   * @param count checks so far
   * @param next when the next check is due; empty if no such card was found for a day: it was not
   *     created
   * @param reason why it is not known whether the card exists; empty while the platform is asked
   */
  record Checks(int count, Optional<Instant> next, String reason) {
    /** Returns no checks yet, the first one due at the given time. */
    public static Checks firstAt(Instant due) {
      return new Checks(0, Optional.of(due), "");
    }
  }
}
