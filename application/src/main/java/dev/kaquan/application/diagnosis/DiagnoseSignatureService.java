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
import java.util.List;
import java.util.Optional;

final class DiagnoseSignatureService implements DiagnoseSignature {
  private final ApiTickets tickets;
  private final Cards cards;

  @Inject
  DiagnoseSignatureService(ApiTickets tickets, Cards cards) {
    this.tickets = tickets;
    this.cards = cards;
  }

  @Override
  public Diagnosis diagnose(Query query) {
    return query.cardExt().problem().map(Diagnosis::unreadable).orElseGet(() -> search(query));
  }

  private Diagnosis search(Query query) {
    DiagnosisInput input =
        new DiagnosisInput(tickets.current(), List.of(), query.cardId(), query.cardExt(), "");
    Optional<Card> card = new Violations()
        .capture("", () -> new CardId(query.cardId()))
        .flatMap(cards::find)
        .map(StoredCard::card);
    return Diagnosis.of(input, card);
  }
}
