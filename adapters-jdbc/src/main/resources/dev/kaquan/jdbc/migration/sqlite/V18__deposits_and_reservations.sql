-- Codes may be reserved, deposited at the platform, or refused by it. SQLite cannot change a CHECK, so the table is made anew.
CREATE TABLE new_code (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  card_id TEXT NOT NULL,
  code TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('available', 'reserved', 'prepared', 'deposited', 'claimed', 'redeemed', 'rejected', 'retired')),
  -- The request that prepared it first. Null if none is known.
  request_id TEXT,
  -- For whom that was. Null for anyone.
  openid TEXT CHECK (openid IS NULL OR request_id IS NOT NULL),
  CHECK (request_id IS NULL OR state <> 'available'),
  UNIQUE (card_id, code)
);

INSERT INTO new_code SELECT * FROM code;
-- An ordinal is never used again, not even that of a row that was deleted.
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'code') WHERE name = 'new_code';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_code', seq FROM sqlite_sequence
WHERE name = 'code' AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'new_code');
DROP TABLE code;
ALTER TABLE new_code RENAME TO code;

CREATE INDEX code_available ON code (card_id, ordinal) WHERE state = 'available';
CREATE INDEX code_by_person ON code (card_id, openid) WHERE openid IS NOT NULL;

ALTER TABLE code_stock ADD COLUMN reserved BIGINT NOT NULL DEFAULT 0 CHECK (reserved >= 0);
ALTER TABLE code_stock ADD COLUMN deposited BIGINT NOT NULL DEFAULT 0 CHECK (deposited >= 0);
ALTER TABLE code_stock ADD COLUMN rejected BIGINT NOT NULL DEFAULT 0 CHECK (rejected >= 0);

-- Transfers of codes to the platform.
CREATE TABLE code_deposit (
  deposit_id TEXT NOT NULL PRIMARY KEY,
  card_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
  deposited BIGINT NOT NULL,
  rejected BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  failures INTEGER NOT NULL,
  -- When a pending one is due. Null for others.
  next_attempt_at BIGINT CHECK ((next_attempt_at IS NOT NULL) = (state = 'pending')),
  last_failure TEXT NOT NULL
);

-- A card has one at a time.
CREATE UNIQUE INDEX code_deposit_of_card ON code_deposit (card_id) WHERE state = 'pending';
CREATE INDEX code_deposit_due ON code_deposit (next_attempt_at) WHERE state = 'pending';

-- Codes that are kept for a while.
CREATE TABLE code_reservation (
  reservation_id TEXT NOT NULL PRIMARY KEY,
  card_id TEXT NOT NULL,
  code TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'released', 'expired')),
  expires_at BIGINT NOT NULL
);

CREATE INDEX code_reservation_open ON code_reservation (expires_at) WHERE state = 'open';
CREATE INDEX code_reservation_of_code ON code_reservation (card_id, code) WHERE state = 'open';
