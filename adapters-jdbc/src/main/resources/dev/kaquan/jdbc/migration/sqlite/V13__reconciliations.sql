-- Comparisons of codes with the platform.
CREATE TABLE reconciliation (
  reconciliation_id TEXT NOT NULL PRIMARY KEY,
  -- Null for all cards.
  card_id TEXT,
  -- Only codes that were claimed since. Null for all.
  since BIGINT,
  started_at BIGINT NOT NULL,
  -- Null if it is not finished.
  finished_at BIGINT,
  -- Why it ended early; empty if it did not.
  stopped TEXT NOT NULL,
  checked INTEGER NOT NULL,
  differences INTEGER NOT NULL
);

CREATE INDEX reconciliation_by_time ON reconciliation (started_at, reconciliation_id);

-- What was found. Rows never change, and contain nothing personal.
CREATE TABLE reconciliation_difference (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  reconciliation_id TEXT NOT NULL REFERENCES reconciliation (reconciliation_id),
  at BIGINT NOT NULL,
  card_id TEXT NOT NULL,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  ours TEXT NOT NULL,
  theirs TEXT NOT NULL,
  is_repaired INTEGER NOT NULL CHECK (is_repaired IN (0, 1))
);

CREATE INDEX reconciliation_difference_by_run
  ON reconciliation_difference (reconciliation_id, ordinal);

-- When a code was last compared; 0 if it was not.
ALTER TABLE holding ADD COLUMN checked_at BIGINT NOT NULL DEFAULT 0;

CREATE INDEX holding_by_check ON holding (checked_at, ordinal);
