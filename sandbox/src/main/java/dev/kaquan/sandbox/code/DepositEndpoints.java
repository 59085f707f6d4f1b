package dev.kaquan.sandbox.code;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deposits of codes, and the stock, which deposits bound. */
public final class DepositEndpoints {
  private static final int MAX_CODES = 100;

  private final Store store;
  private final CardRecords cardRecords;
  private final Deposits deposits;

  public DepositEndpoints(SandboxContext context, CardRecords cardRecords, Deposits deposits) {
    this.store = context.store();
    this.cardRecords = cardRecords;
    this.deposits = deposits;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.POST, "/card/code/deposit", this::deposit);
    endpoints.add(Kind.POST, "/card/code/getdepositcount", this::count);
    endpoints.add(Kind.POST, "/card/code/checkcode", this::check);
    endpoints.add(Kind.POST, "/card/modifystock", this::modifyStock);
  }

  private Map<String, Object> deposit(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    List<String> codes = codes(request);
    if (Set.copyOf(codes).size() < codes.size()) {
      throw new PlatformError(ErrCode.SAME_CODE);
    }
    return store.change(() -> {
      checkMode(cardId);
      if (cardRecords.get(cardId).status() == CardStatus.DELETE) {
        throw new PlatformError(ErrCode.INVALID_CARD_STATUS);
      }
      Deposits.Outcome outcome = deposits.add(cardId, codes);
      return Reply.ok(
          "succ_code", outcome.accepted(),
          "duplicate_code", outcome.duplicate(),
          "fail_code", outcome.malformed());
    });
  }

  private Map<String, Object> count(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    return store.change(() -> {
      checkMode(cardId);
      return Reply.ok("count", deposits.count(cardId));
    });
  }

  private Map<String, Object> check(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    List<String> codes = codes(request);
    return store.change(() -> {
      checkMode(cardId);
      return Reply.ok(
          "exist_code", codes.stream().filter(code -> isDeposited(cardId, code)).toList(),
          "not_exist_code",
              codes.stream().filter(code -> !isDeposited(cardId, code)).toList());
    });
  }

  private Map<String, Object> modifyStock(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    long more = request.integer("increase_stock_value").orElse(0L);
    long less = request.integer("reduce_stock_value").orElse(0L);
    if (more < 0 || less < 0 || (more > 0 && less > 0)) {
      throw new PlatformError(ErrCode.INVALID_QUANTITY);
    }
    store.change(() -> {
      CardRecord before = cardRecords.getExisting(cardId);
      long quantity = before.quantity() + more - less;
      long total = before.total() + more - less;
      if (quantity < 0) {
        throw new PlatformError(ErrCode.INVALID_QUANTITY);
      }
      if (total > Card.MAX_STOCK) {
        throw new PlatformError(ErrCode.TOTAL_QUANTITY_LIMIT);
      }
      boolean isDeposit = cardRecords.rules(before).codeMode() == CodeMode.DEPOSIT;
      if (isDeposit && total > deposits.count(cardId)) {
        throw new PlatformError(ErrCode.INVALID_DEPOSIT_MODE);
      }
      cardRecords.put(before.withQuantity(quantity, total));
      return cardId;
    });
    return Reply.ok();
  }

  private static List<String> codes(SandboxRequest request) {
    List<String> codes = request.texts("code");
    int all = request.list("code").size();
    if (all > MAX_CODES) {
      throw new PlatformError(ErrCode.TOO_MANY_CODES);
    }
    if (all == 0 || codes.size() < all || codes.stream().anyMatch(String::isBlank)) {
      throw new PlatformError(ErrCode.EMPTY_CODE);
    }
    return codes;
  }

  private boolean isDeposited(String cardId, String code) {
    return deposits.has(new CodeKey(cardId, code));
  }

  private void checkMode(String cardId) {
    if (cardRecords.rules(cardRecords.get(cardId)).codeMode() != CodeMode.DEPOSIT) {
      throw new PlatformError(ErrCode.CARD_NOT_SUPPORTED);
    }
  }
}
