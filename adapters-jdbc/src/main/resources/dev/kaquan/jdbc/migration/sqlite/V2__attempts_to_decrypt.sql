-- Each taken card has its own next attempt to decrypt its code, so that one that fails delays no other.

-- Failed attempts since the card was reported.
ALTER TABLE offer ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
-- 0 if there was no attempt yet.
ALTER TABLE offer ADD COLUMN next_attempt_at BIGINT NOT NULL DEFAULT 0;
-- Why the last attempt failed; empty if none failed.
ALTER TABLE offer ADD COLUMN last_failure TEXT NOT NULL DEFAULT '';

DROP INDEX offer_pending_resolution;

CREATE INDEX offer_pending ON offer (next_attempt_at, made_at, request_id, place)
  WHERE state = 'taken';
