package dev.kaquan.sandbox.code;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Index;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The codes that merchants deposited for the platform to assign. Use it inside {@link Store#change}. */
public final class Deposits {
  private static final String TAKEN = "";

  private final Table<Deposited> deposited;
  private final Index<Deposited> byCard;
  private final Index<Deposited> free;
  private final HeldCodes codes;
  private final SandboxContext context;

  public record Deposited(String cardId, String code, boolean isTaken) {
    CodeKey key() {
      return new CodeKey(cardId, code);
    }
  }

  record Outcome(List<String> accepted, List<String> duplicate, List<String> malformed) {}

  /** Opens the table of deposited codes. */
  public Deposits(SandboxContext context, HeldCodes codes) {
    this.deposited = context.store().table("deposit", Deposited.class);
    this.byCard = deposited.index(Deposited::cardId);
    this.free = deposited.index(code -> code.isTaken() ? TAKEN : code.cardId());
    this.codes = codes;
    this.context = context;
  }

  static boolean isCode(String text) {
    try {
      return new CardCode(text).value().equals(text);
    } catch (InvalidValueException e) {
      return false;
    }
  }

  /** Returns how many codes of a card were deposited, assigned or not. */
  long count(String cardId) {
    return byCard.count(cardId);
  }

  /** Assigns a code if one is left. The codes of one deposit are assigned in random order. */
  public Optional<String> draw(String cardId) {
    Optional<Deposited> drawn = free.any(cardId);
    drawn.ifPresent(code -> put(new Deposited(cardId, code.code(), true)));
    return drawn.map(Deposited::code);
  }

  Outcome add(String cardId, Collection<String> more) {
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String code : more) {
      CodeKey key = new CodeKey(cardId, code);
      if (!isCode(code)) {
        outcome.malformed().add(code);
      } else if (has(key) || codes.isUsed(key)) {
        outcome.duplicate().add(code);
      } else {
        outcome.accepted().add(code);
      }
    }
    for (String code : context.randomStrings().shuffled(outcome.accepted())) {
      put(new Deposited(cardId, code, false));
    }
    return outcome;
  }

  boolean has(CodeKey key) {
    return deposited.get(key.toString()).isPresent();
  }

  private void put(Deposited code) {
    deposited.put(code.key().toString(), code);
  }
}
