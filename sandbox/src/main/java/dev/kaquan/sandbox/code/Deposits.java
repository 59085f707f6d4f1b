package dev.kaquan.sandbox.code;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.store.Index;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The codes that merchants deposited, to be given out by the platform. Everything is done within
 * {@link Store#change}.
 */
public final class Deposits {
  private static final String TAKEN = "";

  private final Table<Deposited> deposited;
  private final Index<Deposited> byCard;
  private final Index<Deposited> free;
  private final HeldCodes codes;
  private final RandomStrings randomStrings;

  /** A code that was deposited. */
  public record Deposited(String cardId, String code, boolean isTaken) {}

  /** What came of a deposit. */
  record Outcome(List<String> taken, List<String> known, List<String> malformed) {}

  /** What was kept. */
  public Deposits(Store store, HeldCodes codes, RandomStrings randomStrings) {
    this.deposited = store.table("deposit", Deposited.class);
    this.byCard = deposited.index(Deposited::cardId);
    this.free = deposited.index(code -> code.isTaken() ? TAKEN : code.cardId());
    this.codes = codes;
    this.randomStrings = randomStrings;
  }

  /** How many codes of a card were deposited, given out or not. */
  public long count(String cardId) {
    return byCard.count(cardId);
  }

  /** Gives out a code, if one is left. Codes of one deposit come in an order that was shuffled. */
  public Optional<String> draw(String cardId) {
    Optional<Deposited> drawn = free.any(cardId);
    drawn.ifPresent(code -> put(new Deposited(cardId, code.code(), true)));
    return drawn.map(Deposited::code);
  }

  Outcome add(String cardId, Collection<String> more) {
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String code : more) {
      if (!isCode(code)) {
        outcome.malformed().add(code);
      } else if (has(cardId, code) || codes.isUsed(cardId, code)) {
        outcome.known().add(code);
      } else {
        outcome.taken().add(code);
      }
    }
    for (String code : randomStrings.shuffled(outcome.taken())) {
      put(new Deposited(cardId, code, false));
    }
    return outcome;
  }

  boolean has(String cardId, String code) {
    return deposited.get(key(cardId, code)).isPresent();
  }

  private void put(Deposited code) {
    deposited.put(key(code.cardId(), code.code()), code);
  }

  private static boolean isCode(String code) {
    try {
      return new CardCode(code).value().equals(code);
    } catch (InvalidValueException e) {
      return false;
    }
  }

  private static String key(String cardId, String code) {
    return cardId + ' ' + code;
  }
}
