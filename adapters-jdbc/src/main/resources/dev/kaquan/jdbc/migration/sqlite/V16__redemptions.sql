-- Redemptions of codes: those requested here, before the platform is asked, and those that it reports.
CREATE TABLE redemption (
  redemption_id TEXT NOT NULL PRIMARY KEY,
  card_id TEXT NOT NULL,
  code TEXT NOT NULL,
  -- In fen. Null if it was not given.
  amount BIGINT,
  location TEXT NOT NULL,
  reference TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('service', 'api', 'console', 'phone', 'unknown')),
  at BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'redeemed', 'refused')),
  refusal TEXT CHECK ((refusal IS NOT NULL) = (state = 'refused')),
  -- The hashed idempotency key of the request. Null if it has none.
  request_key TEXT,
  -- Until then, somebody continues a pending one.
  held_until BIGINT NOT NULL
);

-- A code is redeemed once, and one attempt at a time is made.
CREATE UNIQUE INDEX redemption_of_code ON redemption (card_id, code) WHERE state <> 'refused';
CREATE INDEX redemption_by_time ON redemption (at, redemption_id);
CREATE INDEX redemption_pending ON redemption (held_until) WHERE state = 'pending';

-- What the platform has reported so far.
INSERT INTO redemption
  (redemption_id, card_id, code, location, reference, origin, at, state, held_until)
SELECT lower(hex(randomblob(16))), card_id, code, '', '', 'unknown', redeemed_at, 'redeemed', redeemed_at
FROM holding WHERE redeemed_at IS NOT NULL;
