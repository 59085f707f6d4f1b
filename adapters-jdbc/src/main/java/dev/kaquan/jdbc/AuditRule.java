package dev.kaquan.jdbc;

import java.util.Locale;

/** A rule about what is stored, with the query for what breaks it: {@code subject} and {@code found}. */
enum AuditRule {
  /** The counters of a card equal the number of its published codes. */
  CODE_COUNTERS("""
      WITH counted AS (
        SELECT code.card_id, code.state, COUNT(*) AS codes
        FROM code JOIN code_stock ON code_stock.card_id = code.card_id
        WHERE code.ordinal <= code_stock.published
        GROUP BY code.card_id, code.state),
      stored AS (
        SELECT card_id, 'available' AS state, available AS codes FROM code_stock
        UNION ALL SELECT card_id, 'reserved', reserved FROM code_stock
        UNION ALL SELECT card_id, 'prepared', prepared FROM code_stock
        UNION ALL SELECT card_id, 'deposited', deposited FROM code_stock
        UNION ALL SELECT card_id, 'claimed', claimed FROM code_stock
        UNION ALL SELECT card_id, 'redeemed', redeemed FROM code_stock
        UNION ALL SELECT card_id, 'rejected', rejected FROM code_stock
        UNION ALL SELECT card_id, 'retired', retired FROM code_stock)
      SELECT stored.card_id || ' ' || stored.state AS subject,
        'the counter is ' || stored.codes || ', there are ' || COALESCE(counted.codes, 0) AS found
      FROM stored LEFT JOIN counted
        ON counted.card_id = stored.card_id AND counted.state = stored.state
      WHERE stored.codes <> COALESCE(counted.codes, 0)
      """),

  /** A code is reserved by one open reservation, or for one pending update. */
  CODE_OF_RESERVATION("""
      WITH reserved AS (
        SELECT code.card_id, code.code,
          (SELECT COUNT(*) FROM code_reservation AS reservation
            WHERE reservation.card_id = code.card_id AND reservation.code = code.code
              AND reservation.state = 'open')
          + (SELECT COUNT(*) FROM code_update
            WHERE code_update.card_id = code.card_id AND code_update.new_code = code.code
              AND code_update.state = 'pending') AS reservations
        FROM code WHERE code.state = 'reserved')
      SELECT card_id || ' ' || code AS subject,
        'it is reserved, by ' || reservations || ' reservations' AS found
      FROM reserved WHERE reservations <> 1
      """),

  /** A code that its card has not got any more is not held by anybody, and is not prepared again. */
  REPLACED_CODE("""
      SELECT code_update.card_id || ' ' || code_update.code AS subject,
        'it was replaced, and is ' || COALESCE(code.state, 'held') AS found
      FROM code_update
      LEFT JOIN code
        ON code.card_id = code_update.card_id AND code.code = code_update.code
      LEFT JOIN holding
        ON holding.card_id = code_update.card_id AND holding.code = code_update.code
      WHERE code_update.state = 'done'
        AND (COALESCE(code.state, 'retired') <> 'retired' OR holding.code IS NOT NULL)
      """),

  /** No code was prepared for two people. */
  CODE_OF_ONE_PERSON("""
      SELECT offer.card_id || ' ' || offer.code AS subject,
        'prepared for ' || COUNT(DISTINCT request.openid) || ' people' AS found
      FROM offer JOIN add_card_request AS request ON request.request_id = offer.request_id
      WHERE offer.code <> '' AND request.openid IS NOT NULL
      GROUP BY offer.card_id, offer.code
      HAVING COUNT(DISTINCT request.openid) > 1
      """),

  /** A code that was prepared is in the request that prepared it. */
  CODE_IN_ITS_REQUEST("""
      SELECT code.card_id || ' ' || code.code AS subject,
        'its request ' || code.request_id || ' has not got it' AS found
      FROM code
      WHERE code.request_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM offer
        WHERE offer.request_id = code.request_id AND offer.card_id = code.card_id
          AND offer.code = code.code)
      """),

  /** A code that somebody holds is claimed or redeemed. */
  CODE_OF_HOLDING("""
      SELECT code.card_id || ' ' || code.code AS subject,
        'it is ' || code.state || ', and was ' ||
          CASE WHEN holding.redeemed_at IS NULL THEN 'claimed' ELSE 'redeemed' END AS found
      FROM holding JOIN code ON code.card_id = holding.card_id AND code.code = holding.code
      WHERE code.state <> CASE WHEN holding.redeemed_at IS NULL THEN 'claimed' ELSE 'redeemed' END
      """),

  /** A code is claimed or redeemed because somebody held it. */
  HOLDING_OF_CODE("""
      SELECT code.card_id || ' ' || code.code AS subject,
        'it is ' || code.state || ', and nobody claimed it' AS found
      FROM code
      WHERE code.state IN ('claimed', 'redeemed') AND NOT EXISTS (
        SELECT 1 FROM holding WHERE holding.card_id = code.card_id AND holding.code = code.code)
      """),

  /** A code that is redeemed has a redemption. */
  REDEMPTION_OF_HOLDING("""
      SELECT holding.card_id || ' ' || holding.code AS subject,
        'it is redeemed, without a redemption' AS found
      FROM holding
      WHERE holding.redeemed_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM redemption
        WHERE redemption.card_id = holding.card_id AND redemption.code = holding.code
          AND redemption.state = 'redeemed')
      """),

  /** A redemption is of a code that is redeemed. */
  HOLDING_OF_REDEMPTION("""
      SELECT redemption.card_id || ' ' || redemption.code AS subject,
        'its redemption ' || redemption.redemption_id || ' is done, and it is not redeemed' AS found
      FROM redemption
      WHERE redemption.state = 'redeemed' AND NOT EXISTS (
        SELECT 1 FROM holding
        WHERE holding.card_id = redemption.card_id AND holding.code = redemption.code
          AND holding.redeemed_at IS NOT NULL)
      """),

  /** An import that is done has no wrong line. */
  IMPORT_WITHOUT_WRONG_LINES("""
      SELECT import_id AS subject, 'it is done, with ' || wrong || ' wrong lines' AS found
      FROM code_import WHERE state = 'done' AND wrong > 0
      """),

  /** The counts of the funnel equal the sums of the steps. */
  FUNNEL("""
      WITH counted AS (
        SELECT card_id, day, channel, SUM(prepared) AS prepared, SUM(claimed) AS claimed,
          SUM(opened) AS opened, SUM(activated) AS activated, SUM(redeemed) AS redeemed
        FROM funnel_steps GROUP BY card_id, day, channel)
      SELECT funnel.card_id || ' day ' || funnel.day || ' ' || funnel.channel AS subject,
        'counted ' || funnel.prepared || ' prepared, ' || funnel.claimed || ' claimed, '
          || funnel.opened || ' opened, ' || funnel.activated || ' activated, '
          || funnel.redeemed || ' redeemed; that is not the sum' AS found
      FROM funnel LEFT JOIN counted ON counted.card_id = funnel.card_id
        AND counted.day = funnel.day AND counted.channel = funnel.channel
      WHERE funnel.prepared <> COALESCE(counted.prepared, 0)
        OR funnel.claimed <> COALESCE(counted.claimed, 0)
        OR funnel.opened <> COALESCE(counted.opened, 0)
        OR funnel.activated <> COALESCE(counted.activated, 0)
        OR funnel.redeemed <> COALESCE(counted.redeemed, 0)
      UNION ALL
      SELECT counted.card_id || ' day ' || counted.day || ' ' || counted.channel, 'not counted'
      FROM counted
      WHERE NOT EXISTS (
        SELECT 1 FROM funnel
        WHERE funnel.card_id = counted.card_id AND funnel.day = counted.day
          AND funnel.channel = counted.channel)
      """),

  /** Bonus and balance of a member are not negative. */
  MEMBER_VALUES("""
      SELECT member_id AS subject,
        'bonus ' || SUM(bonus) || ', balance ' || SUM(balance) AS found
      FROM ledger_entry GROUP BY member_id
      HAVING SUM(bonus) < 0 OR SUM(balance) < 0
      """),

  /** What is reversed or has expired is an entry of the same member, and that once. */
  MEMBER_REFERENCES("""
      SELECT entry.member_id AS subject,
        entry.kind || ' ' || entry.entry_id || ' refers to ' || entry.refers_to AS found
      FROM ledger_entry AS entry
      WHERE entry.refers_to IS NOT NULL AND (
        NOT EXISTS (
          SELECT 1 FROM ledger_entry AS first
          WHERE first.entry_id = entry.refers_to AND first.member_id = entry.member_id)
        OR EXISTS (
          SELECT 1 FROM ledger_entry AS other
          WHERE other.refers_to = entry.refers_to AND other.kind = entry.kind
            AND other.ordinal < entry.ordinal))
      """),

  /** A request that was answered with its success has changed what the answer says. */
  ANSWERED_REQUESTS("""
      WITH answered AS (
        SELECT key_hash, substr(answer, instr(answer, char(10) || '{') + 1) AS body
        FROM idempotency_key
        WHERE is_final = 1 AND answer LIKE '20%'),
      named AS (
        SELECT key_hash, name,
          substr(
            substr(body, length(name) + 6), 1, instr(substr(body, length(name) + 6), '"') - 1) AS id
        FROM answered JOIN (
          SELECT 'requestId' AS name UNION ALL SELECT 'redemptionId'
          UNION ALL SELECT 'adjustmentId' UNION ALL SELECT 'cardId')
        WHERE body LIKE '{"' || name || '":"%')
      SELECT name || ' ' || id AS subject, 'it was answered, and is not stored' AS found
      FROM named
      WHERE CASE name
        WHEN 'requestId' THEN NOT EXISTS (
          SELECT 1 FROM add_card_request WHERE request_id = id)
        WHEN 'redemptionId' THEN NOT EXISTS (
          SELECT 1 FROM redemption WHERE redemption_id = id AND state = 'redeemed')
        WHEN 'adjustmentId' THEN NOT EXISTS (
          SELECT 1 FROM ledger_entry WHERE entry_id = id)
        ELSE NOT EXISTS (SELECT 1 FROM card WHERE card_id = id)
      END
      """);

  private final String query;

  AuditRule(String query) {
    this.query = query;
  }

  String query() {
    return query;
  }

  /** Returns the name of the rule, such as {@code code-counters}. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
