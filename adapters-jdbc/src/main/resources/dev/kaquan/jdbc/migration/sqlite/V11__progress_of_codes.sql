-- How far each code has come: the earliest time of each step that is known, and whether the person still
-- has it.
ALTER TABLE holding ADD COLUMN is_gift INTEGER NOT NULL DEFAULT 0 CHECK (is_gift IN (0, 1));
ALTER TABLE holding ADD COLUMN opened_at BIGINT;
ALTER TABLE holding ADD COLUMN activated_at BIGINT;
ALTER TABLE holding ADD COLUMN redeemed_at BIGINT;
ALTER TABLE holding ADD COLUMN possession TEXT NOT NULL DEFAULT 'held' CHECK (
  possession IN ('held', 'gifting', 'deleted', 'expired', 'given-away', 'unavailable'));
ALTER TABLE holding ADD COLUMN possession_since BIGINT NOT NULL DEFAULT 0;

-- A claim is older than everything that happens to the card afterwards, however late it became known.
UPDATE membership SET possession_since = 0 WHERE possession = 'held' AND possession_since = since;

INSERT INTO holding (card_id, code, holder, outer_str, since)
  SELECT card_id, code, openid, channel, since FROM membership WHERE true
  ON CONFLICT (card_id, code) DO NOTHING;

UPDATE holding SET
  activated_at = membership.active_since,
  possession = membership.possession,
  possession_since = membership.possession_since
FROM membership
WHERE membership.card_id = holding.card_id AND membership.code = holding.code;

-- The requests of a person, to which a claim is matched that no phone reported.
CREATE INDEX add_card_request_by_openid ON add_card_request (openid, made_at)
  WHERE openid IS NOT NULL;

-- An event may find a value that was changed elsewhere, so the ledger has one more kind.
CREATE TABLE ledger_entry_new (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('initial', 'adjustment', 'reversal', 'expiry', 'elsewhere')),
  bonus BIGINT NOT NULL,
  -- In fen.
  balance BIGINT NOT NULL,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  is_notified INTEGER NOT NULL CHECK (is_notified IN (0, 1)),
  at BIGINT NOT NULL,
  -- When what is left of the added points expires.
  expires_at BIGINT,
  -- The entry that is reversed, or whose points expired.
  refers_to TEXT,
  -- When the platform got the value. Null if it has not got it yet.
  synced_at BIGINT
);

INSERT INTO ledger_entry_new SELECT * FROM ledger_entry;

DROP TABLE ledger_entry;

ALTER TABLE ledger_entry_new RENAME TO ledger_entry;

CREATE INDEX ledger_entry_by_member ON ledger_entry (member_id, ordinal);

CREATE UNIQUE INDEX ledger_entry_by_reference ON ledger_entry (refers_to, kind)
  WHERE refers_to IS NOT NULL;

CREATE INDEX ledger_entry_unsynced ON ledger_entry (member_id) WHERE synced_at IS NULL;

CREATE INDEX ledger_entry_by_expiry ON ledger_entry (expires_at) WHERE expires_at IS NOT NULL;

-- Whether the platform may know more of a membership than is stored.
ALTER TABLE membership ADD COLUMN is_outdated INTEGER NOT NULL DEFAULT 0
  CHECK (is_outdated IN (0, 1));
