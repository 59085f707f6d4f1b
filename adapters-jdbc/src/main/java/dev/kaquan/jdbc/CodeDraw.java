package dev.kaquan.jdbc;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.UnsignedCardExt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Codes for the cards of a request: first those that were prepared for its person and not claimed, then available ones
 * in their order. Nothing is changed by that: the request that is stored in the same transaction prepares them.
 *
 * @param terms with their codes
 * @param drawn the indexes of those whose codes were drawn
 * @param missing the indexes of those for which there is none
 */
record CodeDraw(List<UnsignedCardExt> terms, Set<Integer> drawn, List<Integer> missing) {
  private static final String OF_PERSON = """
      SELECT code FROM code
      WHERE card_id = :cardId AND openid = :openid AND state = 'prepared'
        AND ordinal <= (SELECT published FROM code_stock WHERE card_id = :cardId)
        AND NOT EXISTS (
          SELECT 1 FROM offer
          WHERE offer.card_id = code.card_id AND offer.code = code.code AND offer.code <> ''
            AND offer.state IN ('taken', 'added'))
      ORDER BY ordinal LIMIT :most
      """;

  private static final String AVAILABLE = """
      SELECT code FROM code
      WHERE card_id = :cardId AND state = 'available'
        AND ordinal <= (SELECT published FROM code_stock WHERE card_id = :cardId)
      ORDER BY ordinal LIMIT :most
      """;

  static CodeDraw of(Handle handle, Recipient person, List<UnsignedCardExt> terms) {
    if (terms.stream().noneMatch(each -> each.code() instanceof CodeSource.Inventory)) {
      return new CodeDraw(terms, Set.of(), List.of());
    }
    Map<CardId, Queue<CardCode>> codes = new HashMap<>();
    List<UnsignedCardExt> complete = new ArrayList<>();
    Set<Integer> drawn = new HashSet<>();
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      UnsignedCardExt each = terms.get(i);
      if (!(each.code() instanceof CodeSource.Inventory)) {
        complete.add(each);
        continue;
      }
      Queue<CardCode> left =
          codes.computeIfAbsent(each.cardId(), id -> candidates(handle, person, id, terms));
      if (left.isEmpty()) {
        missing.add(i);
      } else {
        complete.add(each.with(left.remove()));
        drawn.add(i);
      }
    }
    return new CodeDraw(complete, drawn, missing);
  }

  /** Returns enough codes of a card for the request, without those that the request gives itself. */
  private static Queue<CardCode> candidates(
      Handle handle, Recipient person, CardId cardId, List<UnsignedCardExt> terms) {
    Set<CardCode> given = new HashSet<>();
    int most = 0;
    for (UnsignedCardExt each : terms) {
      if (each.cardId().equals(cardId)) {
        most++;
        if (each.code() instanceof CodeSource.Merchant merchant) {
          given.add(merchant.code());
        }
      }
    }
    List<CardCode> codes = new ArrayList<>();
    if (person instanceof Recipient.Bound bound) {
      codes.addAll(ofPerson(handle, bound.openid(), cardId, most));
    }
    codes.removeAll(given);
    int others = most - codes.size();
    if (others > 0) {
      codes.addAll(available(handle, cardId, others));
    }
    codes.removeAll(given);
    return new ArrayDeque<>(codes);
  }

  private static List<CardCode> ofPerson(Handle handle, OpenId openid, CardId cardId, int most) {
    return handle
        .createQuery(OF_PERSON)
        .bind("cardId", cardId.value())
        .bind("openid", openid.value())
        .bind("most", most)
        .map((row, context) -> new CardCode(row.getString("code")))
        .list();
  }

  /** Returns available codes of a card in the order of the import. */
  static List<CardCode> available(Handle handle, CardId cardId, int most) {
    return handle
        .createQuery(AVAILABLE)
        .bind("cardId", cardId.value())
        .bind("most", most)
        .map((row, context) -> new CardCode(row.getString("code")))
        .list();
  }
}
