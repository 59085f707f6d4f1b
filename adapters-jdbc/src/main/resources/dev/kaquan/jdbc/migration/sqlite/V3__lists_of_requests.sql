-- Requests are listed, newest first, all of them or those with a card of one outcome.

-- When the offer entered its state.
ALTER TABLE offer ADD COLUMN since BIGINT NOT NULL DEFAULT 0;
UPDATE offer SET since = made_at;

-- 1 if decrypting the code of a taken card is no longer retried automatically.
ALTER TABLE offer ADD COLUMN parked INTEGER NOT NULL DEFAULT 0 CHECK (parked IN (0, 1));

DROP INDEX offer_pending;

-- Begins with columns that are constant in it, so that SQLite prefers it to offer_by_state.
CREATE INDEX offer_pending ON offer
  (state, parked, next_attempt_at, made_at, request_id, place)
  WHERE state = 'taken' AND parked = 0;

CREATE INDEX offer_by_state ON offer (state, made_at, request_id);

CREATE INDEX request_by_time ON add_card_request (made_at, request_id);
