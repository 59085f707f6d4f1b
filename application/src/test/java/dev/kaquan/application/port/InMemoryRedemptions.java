package dev.kaquan.application.port;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.Redemption.State;
import dev.kaquan.domain.code.RedemptionRefusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Redemptions in memory, for one thread. */
public final class InMemoryRedemptions implements Redemptions {
  private final Map<String, StoredRedemption> stored = new LinkedHashMap<>();

  @Override
  public StoredRedemption begin(
      Redemption redemption, Optional<String> requestKey, Instant heldUntil) {
    return find(redemption.cardId(), redemption.code()).orElseGet(() -> {
      StoredRedemption begun = new StoredRedemption(redemption, requestKey, heldUntil);
      stored.put(redemption.id(), begun);
      return begun;
    });
  }

  @Override
  public Optional<StoredRedemption> find(CardId cardId, CardCode code) {
    return stored.values().stream()
        .filter(each -> each.redemption().state() != State.REFUSED)
        .filter(each -> each.redemption().cardId().equals(cardId))
        .filter(each -> each.redemption().code().equals(code))
        .findFirst();
  }

  @Override
  public Optional<StoredRedemption> hold(StoredRedemption seen, Instant until) {
    return replace(seen, new StoredRedemption(seen.redemption(), seen.requestKey(), until));
  }

  @Override
  public void release(StoredRedemption held, Instant at) {
    Optional<StoredRedemption> unused =
        replace(held, new StoredRedemption(held.redemption(), held.requestKey(), at));
  }

  @Override
  public Redemption complete(
      String id, Instant at, Function<Redemption, Optional<StoredAnswer>> answer) {
    StoredRedemption requested = stored.get(id);
    Redemption before = requested.redemption();
    Optional<StoredRedemption> current = find(before.cardId(), before.code());
    if (current.filter(each -> !each.redemption().id().equals(id)).isPresent()) {
      return current.get().redemption();
    }
    Redemption done = in(before, State.REDEEMED, Optional.empty());
    stored.put(id, new StoredRedemption(done, requested.requestKey(), requested.heldUntil()));
    return done;
  }

  @Override
  public void refuse(StoredRedemption seen, RedemptionRefusal refusal) {
    Optional<StoredRedemption> unused = replace(
        seen,
        new StoredRedemption(
            in(seen.redemption(), State.REFUSED, Optional.of(refusal)),
            seen.requestKey(),
            seen.heldUntil()));
  }

  @Override
  public List<StoredRedemption> pending(Instant now, int most) {
    return stored.values().stream()
        .filter(each -> each.redemption().state() == State.PENDING)
        .filter(each -> !each.heldUntil().isAfter(now))
        .sorted(Comparator.comparing(StoredRedemption::heldUntil))
        .limit(most)
        .toList();
  }

  @Override
  public Page<Redemption> list(Filter filter, PageRequest page) {
    Cursor start = page.after().orElse(Cursor.START);
    Comparator<Redemption> order =
        Comparator.comparing(Redemption::at).thenComparing(Redemption::id);
    List<Redemption> found = stored.values().stream()
        .map(StoredRedemption::redemption)
        .filter(each -> filter.cardId().isEmpty() || filter.cardId().get().equals(each.cardId()))
        .filter(each -> filter.code().isEmpty() || filter.code().get().equals(each.code()))
        .filter(each -> filter.state().isEmpty() || filter.state().get() == each.state())
        .filter(each -> each.at().isBefore(start.at())
            || (each.at().equals(start.at()) && each.id().compareTo(start.id()) < 0))
        .sorted(order.reversed())
        .limit(page.limit() + 1L)
        .toList();
    return Page.of(found, page, each -> new Cursor(each.at(), each.id()));
  }

  private Optional<StoredRedemption> replace(StoredRedemption seen, StoredRedemption next) {
    StoredRedemption current = stored.get(seen.redemption().id());
    if (!seen.heldUntil().equals(current.heldUntil())
        || current.redemption().state() != State.PENDING) {
      return Optional.empty();
    }
    stored.put(seen.redemption().id(), next);
    return Optional.of(next);
  }

  private static Redemption in(
      Redemption redemption, State state, Optional<RedemptionRefusal> refusal) {
    return new Redemption(
        redemption.id(),
        redemption.cardId(),
        redemption.code(),
        redemption.sale(),
        redemption.origin(),
        redemption.at(),
        state,
        refusal);
  }
}
