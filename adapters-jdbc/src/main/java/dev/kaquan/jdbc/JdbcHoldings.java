package dev.kaquan.jdbc;

import dev.kaquan.application.port.Holdings;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.claim.Recipient;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holdings in a database, where {@link JdbcAddCardRequests} stores them. */
final class JdbcHoldings implements Holdings {
  private static final String OF_HOLDER = "SELECT " + HoldingRows.COLUMNS + """
      FROM holding
      WHERE holder = :holder
      ORDER BY ordinal
      """;

  private final Database database;

  @Inject
  JdbcHoldings(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Holding> find(CardId cardId, CardCode code) {
    return database.read(handle -> HoldingRows.find(handle, cardId, code));
  }

  @Override
  public boolean recordOpened(CardId cardId, CardCode code, Instant at) {
    return database.change(handle -> {
      Optional<Holding> known = HoldingRows.find(handle, cardId, code);
      known.ifPresent(holding -> {
        boolean unused = HoldingRows.add(
            handle, holding.with(holding.progress().merge(CodeProgress.openedAt(at))));
      });
      return known.isPresent();
    });
  }

  @Override
  public void recordPossession(CardId cardId, CardCode code, PossessionState state) {
    Holding known = new Holding(cardId, code, new Recipient.Anyone(), OuterStr.NONE, state.since());
    database.write(handle -> ClaimRows.add(handle, known.with(state)));
  }

  @Override
  public List<Holding> of(OpenId holder) {
    return database.read(handle -> handle
        .createQuery(OF_HOLDER)
        .bind("holder", holder.value())
        .map((row, context) -> HoldingRows.read(row))
        .list());
  }
}
