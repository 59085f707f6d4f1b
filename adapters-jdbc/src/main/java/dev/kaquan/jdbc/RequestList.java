package dev.kaquan.jdbc;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The list of requests, newest first. */
final class RequestList {
  private static final String ALL = """
      SELECT request_id, openid, made_at FROM add_card_request
      WHERE (made_at, request_id) < (:at, :id)
      ORDER BY made_at DESC, request_id DESC
      LIMIT :most
      """;

  /** Its condition and order are those of the index offer_by_state. */
  static final String WITH_OUTCOME = """
      SELECT request.request_id, request.openid, request.made_at
      FROM (
        SELECT DISTINCT made_at, request_id FROM offer
        WHERE state = :state AND (made_at, request_id) < (:at, :id)
        ORDER BY made_at DESC, request_id DESC
        LIMIT :most
      ) AS listed
      JOIN add_card_request AS request ON request.request_id = listed.request_id
      ORDER BY listed.made_at DESC, listed.request_id DESC
      """;

  private RequestList() {}

  /** Returns requests without their offers. */
  static Page<AddCardRequest> page(Handle handle, Optional<Outcome> outcome, PageRequest page) {
    Query query =
        PageBinding.bind(handle.createQuery(outcome.isPresent() ? WITH_OUTCOME : ALL), page);
    outcome.ifPresent(wanted -> query.bind("state", wanted.wireName()));
    List<AddCardRequest> found = query.map((row, context) -> withoutOffers(row)).list();
    return Page.of(
        found, page, request -> new Cursor(request.madeAt(), request.id().value()));
  }

  static AddCardRequest withoutOffers(ResultSet row) throws SQLException {
    return new AddCardRequest(
        new RequestId(row.getString("request_id")),
        RecipientColumn.read(row, "openid"),
        Instant.ofEpochMilli(row.getLong("made_at")),
        List.of());
  }
}
