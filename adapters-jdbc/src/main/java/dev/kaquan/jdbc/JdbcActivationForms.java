package dev.kaquan.jdbc;

import dev.kaquan.application.port.ActivationForms;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.wire.WireJson;
import jakarta.inject.Inject;
import java.util.Optional;

/** Forms of member cards in a database. */
final class JdbcActivationForms implements ActivationForms {
  private static final String SAVE = """
      INSERT INTO activation_form (card_id, form) VALUES (:cardId, :form)
      ON CONFLICT (card_id) DO UPDATE SET form = excluded.form
      """;

  private static final String FIND = "SELECT form FROM activation_form WHERE card_id = :cardId";

  private final Database database;

  @Inject
  JdbcActivationForms(Database database) {
    this.database = database;
  }

  @Override
  public void save(CardId cardId, ActivationForm form) {
    database.write(handle -> handle
        .createUpdate(SAVE)
        .bind("cardId", cardId.value())
        .bind("form", WireJson.write(form.body()))
        .execute());
  }

  @Override
  public Optional<ActivationForm> find(CardId cardId) {
    return database.read(handle -> handle
        .createQuery(FIND)
        .bind("cardId", cardId.value())
        .map((row, context) -> ActivationForm.of(JdbcCards.template(row.getString("form"))))
        .findOne());
  }
}
