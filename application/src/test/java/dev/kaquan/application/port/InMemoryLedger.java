package dev.kaquan.application.port;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.ClaimMatch;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.EarlierOffer;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.UnsignedCardExt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/** Stores requests and holdings in memory. */
public final class InMemoryLedger implements AddCardRequests, Holdings {
  private static final Comparator<AddCardRequest> OLDEST_FIRST = Comparator.comparing(
          AddCardRequest::madeAt)
      .thenComparing(request -> request.id().value());

  private final Map<RequestId, AddCardRequest> requests = new LinkedHashMap<>();
  private final Map<CardId, Queue<CardCode>> stock = new LinkedHashMap<>();
  private final InMemoryIdempotencyKeys keys;
  private final Map<RequestId, Set<String>> received = new LinkedHashMap<>();
  private final Map<List<Object>, Holding> holdings = new LinkedHashMap<>();
  private final Map<List<Object>, Pending> pending = new LinkedHashMap<>();

  /** Creates a store that stores answers in {@code keys}. */
  public InMemoryLedger(InMemoryIdempotencyKeys keys) {
    this.keys = keys;
  }

  /** Creates a store without keys. */
  public InMemoryLedger() {
    this(new InMemoryIdempotencyKeys());
  }

  private record Pending(Instant since, Attempts attempts) {
    static Pending at(Instant time) {
      return new Pending(time, Attempts.firstAt(time));
    }
  }

  /** Adds codes that can be drawn. */
  public void stock(CardId cardId, CardCode... codes) {
    stock.computeIfAbsent(cardId, id -> new ArrayDeque<>()).addAll(List.of(codes));
  }

  @Override
  public synchronized Added add(
      Recipient person,
      List<UnsignedCardExt> terms,
      Function<List<UnsignedCardExt>, NewRequest> maker) {
    List<UnsignedCardExt> drawn = new ArrayList<>();
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      UnsignedCardExt each = terms.get(i);
      if (each.code() instanceof CodeSource.Inventory) {
        Queue<CardCode> codes = stock.getOrDefault(each.cardId(), new ArrayDeque<>());
        if (codes.isEmpty()) {
          missing.add(i);
        } else {
          drawn.add(each.with(codes.remove()));
        }
      } else {
        drawn.add(each);
      }
    }
    if (!missing.isEmpty()) {
      return new OutOfStock(missing);
    }
    NewRequest made = maker.apply(drawn);
    return add(made) ? new Stored() : new CodeRefused();
  }

  private boolean add(NewRequest made) {
    AddCardRequest request = made.request();
    Optional<StoredAnswer> answer = made.answer();
    if (isRefused(request)) {
      return false;
    }
    if (requests.containsKey(request.id())) {
      throw contradiction("a request has this id already");
    }
    requests.put(
        request.id(),
        new AddCardRequest(
            request.id(), request.person(), milliseconds(request.madeAt()), request.offers()));
    received.put(request.id(), new LinkedHashSet<>());
    answer.ifPresent(keys::complete);
    return true;
  }

  @Override
  public synchronized List<EarlierOffer> earlierOffers(CardId cardId, CardCode code) {
    List<EarlierOffer> earlier = new ArrayList<>();
    for (AddCardRequest request : requests.values()) {
      request.offers().stream()
          .filter(offer ->
              offer.cardId().equals(cardId) && offer.code().equals(new CodeSource.Merchant(code)))
          .forEach(offer ->
              earlier.add(new EarlierOffer(request.person(), offer.state().outcome())));
    }
    return earlier;
  }

  private boolean isRefused(AddCardRequest request) {
    return request.offers().stream()
        .anyMatch(offer -> offer.code() instanceof CodeSource.Merchant merchant
            && earlierOffers(offer.cardId(), merchant.code()).stream()
                .anyMatch(earlier -> earlier.refusal(request.person()).isPresent()));
  }

  @Override
  public synchronized Optional<AddCardRequest> find(RequestId id) {
    return Optional.ofNullable(requests.get(id));
  }

  @Override
  public synchronized void recordReport(AddCardRequest after, String text, Instant at) {
    AddCardRequest before = requests.get(after.id());
    if (before == null) {
      throw contradiction("no request has this id");
    }
    received.get(after.id()).add(text);
    List<Offer> offers = new ArrayList<>(before.offers());
    for (int index = 0; index < Math.min(offers.size(), after.offers().size()); index++) {
      Offer offer = offers.get(index);
      OfferState state = after.offers().get(index).state();
      if (!offer.state().isTaken() && isReported(state)) {
        offers.set(index, offer.in(state));
        pending.put(List.of(after.id(), index), Pending.at(milliseconds(at)));
      }
    }
    requests.put(after.id(), before.with(offers));
  }

  @Override
  public synchronized void resolve(
      RequestId id, int index, OfferState.Taken taken, Holding holding) {
    if (move(id, index, taken, new OfferState.Added(holding.code()))) {
      Holding added = new Holding(
          holding.cardId(),
          holding.code(),
          holding.holder(),
          holding.outerStr(),
          milliseconds(holding.since()));
      holdings.merge(List.of(holding.cardId(), holding.code()), added, Holding::merge);
    }
  }

  @Override
  public synchronized void reopen(RequestId id, int index, OfferState.Taken taken) {
    move(id, index, taken, new OfferState.Open());
  }

  @Override
  public synchronized List<PendingCode> pendingCodes(Instant due, int most) {
    return requests.values().stream()
        .sorted(OLDEST_FIRST)
        .flatMap(request -> pendingCodes(request.id()).stream())
        .filter(
            code -> code.attempts().next().filter(next -> !next.isAfter(due)).isPresent())
        .sorted(Comparator.comparing(code -> code.attempts().next().orElseThrow()))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<PendingCode> pendingCodes(RequestId id) {
    List<PendingCode> codes = new ArrayList<>();
    AddCardRequest request = requests.get(id);
    List<Offer> offers = request == null ? List.of() : request.offers();
    for (int index = 0; index < offers.size(); index++) {
      if (offers.get(index).state() instanceof OfferState.Taken taken) {
        Pending known = pending.getOrDefault(List.of(id, index), Pending.at(request.madeAt()));
        codes.add(new PendingCode(id, index, taken, known.since(), known.attempts()));
      }
    }
    return codes;
  }

  @Override
  public synchronized void recordFailure(PendingCode code, Attempts after) {
    boolean isCurrent = pendingCodes(code.id()).stream()
        .anyMatch(other -> other.index() == code.index()
            && other.taken().equals(code.taken())
            && other.attempts().failures() == code.attempts().failures());
    if (isCurrent) {
      Attempts stored = new Attempts(
          after.failures(), after.next().map(InMemoryLedger::milliseconds), after.lastFailure());
      pending.put(List.of(code.id(), code.index()), new Pending(code.since(), stored));
    }
  }

  @Override
  public synchronized List<ClaimMatch.Candidate> candidates(Holding claim) {
    List<ClaimMatch.Candidate> candidates = new ArrayList<>();
    for (AddCardRequest request : requests.values()) {
      for (int index = 0; index < request.offers().size(); index++) {
        Offer offer = request.offers().get(index);
        boolean isSame = offer.code().equals(new CodeSource.Merchant(claim.code()))
            || request.person().equals(claim.holder()) && claim.holder() instanceof Recipient.Bound;
        if (offer.cardId().equals(claim.cardId()) && isSame) {
          candidates.add(0, new ClaimMatch.Candidate(request, index));
        }
      }
    }
    return candidates;
  }

  synchronized boolean isUnclaimed(ClaimMatch.Candidate candidate) {
    AddCardRequest request = requests.get(candidate.request().id());
    return !request.offers().get(candidate.index()).state().isTaken();
  }

  synchronized void markAdded(ClaimMatch.Candidate candidate, CardCode code) {
    AddCardRequest request = requests.get(candidate.request().id());
    List<Offer> offers = new ArrayList<>(request.offers());
    offers.set(candidate.index(), offers.get(candidate.index()).in(new OfferState.Added(code)));
    requests.put(request.id(), request.with(offers));
  }

  /** Adds what became known of a code. */
  public synchronized void add(Holding holding) {
    holdings.merge(List.of(holding.cardId(), holding.code()), holding, Holding::merge);
  }

  @Override
  public synchronized Page<AddCardRequest> list(Optional<Outcome> outcome, PageRequest page) {
    Cursor start = page.after().orElse(Cursor.START);
    List<AddCardRequest> found = requests.values().stream()
        .sorted(OLDEST_FIRST.reversed())
        .filter(request -> outcome.isEmpty()
            || request.offers().stream()
                .anyMatch(offer -> offer.state().outcome() == outcome.get()))
        .filter(request -> comesBefore(start, position(request)))
        .limit(page.limit() + 1L)
        .toList();
    return Page.of(found, page, InMemoryLedger::position);
  }

  private static Cursor position(AddCardRequest request) {
    return new Cursor(request.madeAt(), request.id().value());
  }

  /** Newest first. */
  private static boolean comesBefore(Cursor first, Cursor second) {
    return Comparator.comparing(Cursor::at).thenComparing(Cursor::id).compare(first, second) > 0;
  }

  @Override
  public synchronized Optional<Holding> find(CardId cardId, CardCode code) {
    return Optional.ofNullable(holdings.get(List.of(cardId, code)));
  }

  @Override
  public synchronized boolean recordOpened(CardId cardId, CardCode code, Instant at) {
    return holdings.computeIfPresent(
            List.of(cardId, code),
            (key, known) -> known.with(known.progress().merge(CodeProgress.openedAt(at))))
        != null;
  }

  @Override
  public synchronized void recordPossession(CardId cardId, CardCode code, PossessionState state) {
    Holding known =
        new Holding(cardId, code, new Recipient.Anyone(), OuterStr.NONE, state.since()).with(state);
    holdings.merge(List.of(cardId, code), known, Holding::merge);
  }

  @Override
  public synchronized List<Holding> of(OpenId holder) {
    return holdings.values().stream()
        .filter(holding -> holding.holder().equals(new Recipient.Bound(holder)))
        .toList();
  }

  /** Returns the report texts of a request, in the order of first receipt. */
  public synchronized List<String> received(RequestId id) {
    return List.copyOf(received.getOrDefault(id, Set.of()));
  }

  private boolean move(RequestId id, int index, OfferState.Taken taken, OfferState next) {
    AddCardRequest request = requests.get(id);
    if (request == null
        || index >= request.offers().size()
        || !request.offers().get(index).state().equals(taken)) {
      return false;
    }
    List<Offer> offers = new ArrayList<>(request.offers());
    offers.set(index, offers.get(index).in(next));
    requests.put(id, request.with(offers));
    return true;
  }

  private static boolean isReported(OfferState state) {
    return state.fold(() -> false, () -> true, failed -> true, taken -> true, added -> false);
  }

  private static Instant milliseconds(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static StorageException contradiction(String message) {
    return new StorageException(message, new IllegalArgumentException(message));
  }
}
