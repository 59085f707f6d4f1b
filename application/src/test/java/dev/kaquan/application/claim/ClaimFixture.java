package dev.kaquan.application.claim;

import static dev.kaquan.application.port.PortSamples.NOW;

import dev.kaquan.application.claim.PrepareAddCard.Prepared;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryCodeInventory;
import dev.kaquan.application.port.InMemoryCodeUpdates;
import dev.kaquan.application.port.InMemoryLedger;
import dev.kaquan.application.port.InMemoryPlatform;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.ReportedCard;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.RequestedCard;
import dev.kaquan.domain.claim.SignedCardExt;
import dev.kaquan.domain.signature.ApiTicket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** The use cases that issue cards and record reports, over fakes, with numbered nonces. */
final class ClaimFixture {
  static final ApiTicket TICKET = new ApiTicket("ticket-of-today_ABC");

  final InMemoryCards cards = new InMemoryCards();
  final InMemoryLedger ledger = new InMemoryLedger();
  final InMemoryPlatform platform = new InMemoryPlatform();
  private Instant now = NOW;
  private final InstantSource clock = () -> now;
  final CodeResolution codeResolution = new CodeResolution(ledger, platform, clock);
  private final ConcurrentResolution concurrentResolution = new ConcurrentResolution(
      codeResolution, ResolutionWorkers.withThreads(1, Duration.ofMinutes(1)));
  final ReportAddCard reportAddCard = new ReportAddCardService(ledger, concurrentResolution, clock);
  final RequestProgressService progress = new RequestProgressService(ledger, concurrentResolution);
  final ResolvePendingCodes resolvePendingCodes =
      new ResolvePendingCodesService(ledger, codeResolution, clock);
  final OpenCards openCards = new OpenCardsService(ledger, platform);
  private int nonces;

  final PrepareAddCard prepareAddCard = new PrepareAddCardService(
      cards,
      ledger,
      ledger,
      new InMemoryCodeInventory(),
      new InMemoryCodeUpdates(),
      () -> TICKET,
      this::nextNonce,
      clock);

  void passes(Duration time) {
    now = now.plus(time);
  }

  /** Returns the nonce with the given number. */
  static String nonce(int number) {
    return "word" + number;
  }

  /** Returns the plain code of {@link #encrypted}. */
  static CardCode plain(int number) {
    return new CardCode("plain-" + number);
  }

  /** Returns an encrypted code. */
  static EncryptedCode encrypted(int number) {
    return new EncryptedCode("Encrypted/" + number + "+".repeat(20) + "=");
  }

  /** The state of an offer before a report. */
  static List<OfferState> open(int count) {
    return IntStream.range(0, count).mapToObj(i -> PortSamples.OPEN).toList();
  }

  static OfferState added(int number) {
    return new OfferState.Added(plain(number));
  }

  static OfferState.Taken taken(int number) {
    return new OfferState.Taken(encrypted(number));
  }

  static AddCardDraft draft(String openid, RequestedCard... requested) {
    return new AddCardDraft(openid, List.of(requested));
  }

  static RequestedCard requested(Card card) {
    return new RequestedCard(card.id().value(), "", "", "");
  }

  /** Stores a card that can be issued. */
  ClaimFixture with(Card card) {
    cards.save(PortSamples.storedCard(card));
    return this;
  }

  /** Adds the codes from 0 to below {@code count} to the platform. */
  ClaimFixture withCodes(int count) {
    for (int number = 0; number < count; number++) {
      platform.has(encrypted(number), plain(number));
    }
    return this;
  }

  /** Issues {@code count} copies of the card to {@link PortSamples#PERSON}. */
  Prepared prepare(Card card, int count) {
    with(card);
    RequestedCard[] copies =
        IntStream.range(0, count).mapToObj(i -> requested(card)).toArray(RequestedCard[]::new);
    return prepared(draft(PortSamples.PERSON.openid().value(), copies));
  }

  /** Prepares a request for which there are enough codes. */
  Prepared prepared(AddCardDraft draft) {
    return prepared(prepareAddCard, draft);
  }

  static Prepared prepared(PrepareAddCard prepareAddCard, AddCardDraft draft) {
    return prepareAddCard.prepare(draft).fold(prepared -> prepared, nothing -> {
      throw new AssertionError("out of stock");
    });
  }

  /** Reports that the offer at {@code place} was taken with the code of the given number. */
  static ReportedCard took(Prepared prepared, int index, int number) {
    SignedCardExt given = prepared.cardList().get(index);
    return new ReportedCard(
        given.cardId().value(), given.cardExt(), encrypted(number).value(), true);
  }

  /** Reports that the offer at {@code place} was not taken. */
  static ReportedCard missed(Prepared prepared, int index) {
    SignedCardExt given = prepared.cardList().get(index);
    return new ReportedCard(given.cardId().value(), given.cardExt(), "", false);
  }

  /** Returns a report of a completed flow. */
  static ReportAddCard.Command ended(RequestId id, String received, ReportedCard... cards) {
    return new ReportAddCard.Command(id, new AddCardReport.Ended(List.of(cards)), received);
  }

  AddCardRequest stored(Prepared prepared) {
    return ledger.find(prepared.id()).orElseThrow();
  }

  List<OfferState> states(Prepared prepared) {
    return states(stored(prepared));
  }

  static List<OfferState> states(AddCardRequest request) {
    return request.offers().stream().map(Offer::state).toList();
  }

  private String nextNonce() {
    return nonce(nonces++);
  }
}
