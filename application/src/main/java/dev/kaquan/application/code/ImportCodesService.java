package dev.kaquan.application.code;

import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.application.port.CodeInventory.Duplicate;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CodeMode;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

final class ImportCodesService implements ImportCodes {
  /** Codes that are added in one transaction: more are hardly faster, and hold others up. */
  private static final int PART = 1_000;

  private final Cards cards;
  private final CodeInventory inventory;
  private final Nonces nonces;

  @Inject
  ImportCodesService(Cards cards, CodeInventory inventory, Nonces nonces) {
    this.cards = cards;
    this.inventory = inventory;
    this.nonces = nonces;
  }

  @Override
  public Outcome importCodes(CardId cardId, Lines lines, LongConsumer progress) {
    Check.that(
        cards
            .find(cardId)
            .filter(stored -> stored.card().codeMode() == CodeMode.CUSTOM)
            .isPresent(),
        "cardId",
        "must be a stored card with custom codes that are not deposited",
        RuleReference.CODES);
    String importId = nonces.next();
    inventory.begin(cardId, importId);
    WrongLines wrong = new WrongLines();
    long codes = 0;
    long read = 0;
    boolean isMore = true;
    while (isMore) {
      Part part = new Part(read);
      isMore = part.read(lines, wrong);
      Optional<List<Duplicate>> duplicates = inventory.add(cardId, importId, part.codes);
      if (duplicates.isEmpty()) {
        return new Ended();
      }
      part.report(duplicates.get(), wrong);
      codes += part.codes.size();
      read = part.line;
      progress.accept(read);
    }
    if (codes == 0 && wrong.count == 0) {
      wrong.add(1, "must be a code: there is none");
    }
    if (wrong.count > 0) {
      inventory.discard(cardId, importId);
      return wrong.refused();
    }
    return inventory.publish(cardId, importId) ? new Imported(codes) : new Ended();
  }

  /** Lines that are read together, with the numbers of those that are codes. */
  private static final class Part {
    private final List<CardCode> codes = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private long line;

    Part(long before) {
      this.line = before;
    }

    /** Returns whether there may be more lines. */
    boolean read(Lines lines, WrongLines wrong) {
      for (int i = 0; i < PART; i++) {
        Optional<String> next = lines.next();
        if (next.isEmpty()) {
          return false;
        }
        line++;
        try {
          codes.add(new CardCode(next.get()));
          numbers.add(line);
        } catch (InvalidValueException e) {
          wrong.add(line, e.violations().get(0).rule());
        }
      }
      return true;
    }

    void report(List<Duplicate> duplicates, WrongLines wrong) {
      for (Duplicate duplicate : duplicates) {
        wrong.add(
            numbers.get(duplicate.index()),
            duplicate.isOfSameImport()
                ? "must not be repeated in the file"
                : "must be new; the card has this code already");
      }
    }
  }

  private static final class WrongLines {
    private final List<WrongLine> first = new ArrayList<>();
    private long count;

    void add(long number, String rule) {
      count++;
      if (first.size() < MAX_LISTED) {
        first.add(new WrongLine(number, rule));
      }
    }

    Refused refused() {
      first.sort(Comparator.comparingLong(WrongLine::number));
      return new Refused(count, first);
    }
  }
}
