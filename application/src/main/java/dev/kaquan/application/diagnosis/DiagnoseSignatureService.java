package dev.kaquan.application.diagnosis;

import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.diagnosis.Diagnosis;
import dev.kaquan.domain.diagnosis.DiagnosisInput;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

final class DiagnoseSignatureService implements DiagnoseSignature {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final int AT_A_TIME = 2;

  private final ApiTickets tickets;
  private final Cards cards;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(AT_A_TIME, true);

  @Inject
  DiagnoseSignatureService(ApiTickets tickets, Cards cards, InstantSource clock) {
    this.tickets = tickets;
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public List<Diagnosis> diagnose(List<Query> queries) {
    places.acquireUninterruptibly();
    try {
      Instant end = clock.instant().plus(LIMIT);
      return queries.stream()
          .map(query -> query
              .cardExt()
              .problem()
              .map(Diagnosis::unreadable)
              .orElseGet(() -> search(query, () -> clock.instant().isAfter(end))))
          .toList();
    } finally {
      places.release();
    }
  }

  private Diagnosis search(Query query, BooleanSupplier isOver) {
    DiagnosisInput input =
        new DiagnosisInput(tickets.current(), List.of(), query.cardId(), query.cardExt(), "");
    Optional<Card> card = new Violations()
        .capture("", () -> new CardId(query.cardId()))
        .flatMap(cards::find)
        .map(StoredCard::card);
    return Diagnosis.of(input, card, isOver);
  }
}
