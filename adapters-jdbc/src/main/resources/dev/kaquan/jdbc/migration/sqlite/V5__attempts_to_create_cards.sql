-- Attempts to create a card whose outcome is not known: a row is written before the platform is asked,
-- and deleted when the card is stored, or certainly was not created.
CREATE TABLE card_creation (
  creation_id TEXT NOT NULL PRIMARY KEY,
  card_type TEXT NOT NULL,
  -- JSON, as the merchant sent it.
  template TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  -- Checks so far whether the platform has the card.
  checks INTEGER NOT NULL,
  -- Null if it was given up: the card was not created.
  next_check_at BIGINT,
  -- Why it is not known whether the card exists; empty while the platform is asked.
  reason TEXT NOT NULL
);

CREATE INDEX creation_by_check ON card_creation (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE INDEX creation_by_time ON card_creation (started_at, creation_id);
