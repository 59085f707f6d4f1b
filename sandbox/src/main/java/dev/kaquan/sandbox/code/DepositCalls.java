package dev.kaquan.sandbox.code;

import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.sandbox.card.Templates;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.web.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes deposits of codes, and tells of them. */
public final class DepositCalls {
  private static final int MOST_CODES = 100;

  private final Store store;
  private final Templates templates;
  private final Deposits deposits;

  /** The calls. */
  public DepositCalls(Store store, Templates templates, Deposits deposits) {
    this.store = store;
    this.templates = templates;
    this.deposits = deposits;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.POST, "/card/code/deposit", this::deposit);
    calls.add(Kind.POST, "/card/code/getdepositcount", this::count);
    calls.add(Kind.POST, "/card/code/checkcode", this::check);
  }

  private Map<String, Object> deposit(Asked asked) {
    String cardId = asked.text("card_id", ErrCode.CARD_ID_MISSING);
    List<String> codes = codes(asked);
    if (Set.copyOf(codes).size() < codes.size()) {
      throw new Refusal(ErrCode.SAME_CODE);
    }
    return store.change(() -> {
      checkMode(cardId);
      if (templates.get(cardId).status() == CardStatus.DELETE) {
        throw new Refusal(ErrCode.INVALID_CARD_STATUS);
      }
      Deposits.Outcome outcome = deposits.add(cardId, codes);
      return Reply.ok(
          "succ_code", outcome.taken(),
          "duplicate_code", outcome.known(),
          "fail_code", outcome.malformed());
    });
  }

  private Map<String, Object> count(Asked asked) {
    String cardId = asked.text("card_id", ErrCode.CARD_ID_MISSING);
    return store.change(() -> {
      checkMode(cardId);
      return Reply.ok("count", deposits.count(cardId));
    });
  }

  private Map<String, Object> check(Asked asked) {
    String cardId = asked.text("card_id", ErrCode.CARD_ID_MISSING);
    List<String> codes = codes(asked);
    return store.change(() -> {
      checkMode(cardId);
      return Reply.ok(
          "exist_code",
              codes.stream().filter(code -> deposits.has(cardId, code)).toList(),
          "not_exist_code",
              codes.stream().filter(code -> !deposits.has(cardId, code)).toList());
    });
  }

  private static List<String> codes(Asked asked) {
    List<String> codes = asked.texts("code");
    int all = asked.list("code").size();
    if (all > MOST_CODES) {
      throw new Refusal(ErrCode.TOO_MANY_CODES);
    }
    if (all == 0 || codes.size() < all || codes.stream().anyMatch(String::isBlank)) {
      throw new Refusal(ErrCode.EMPTY_CODE);
    }
    return codes;
  }

  private void checkMode(String cardId) {
    if (templates.rules(templates.get(cardId)).codeMode() != CodeMode.DEPOSIT) {
      throw new Refusal(ErrCode.CARD_NOT_SUPPORTED);
    }
  }
}
