-- Written for what SQLite and PostgreSQL both understand. Truth values are 0 and 1. Times are
-- milliseconds since 1970, but for those of a card's validity, which WeChat counts in seconds.

-- The cards that are kept here, each as it was last created or taken over.
CREATE TABLE card (
  card_id TEXT NOT NULL PRIMARY KEY,
  card_type TEXT NOT NULL,
  title TEXT NOT NULL,
  code_mode TEXT NOT NULL CHECK (code_mode IN ('platform', 'custom', 'deposit')),
  bind_openid INTEGER NOT NULL CHECK (bind_openid IN (0, 1)),
  validity TEXT NOT NULL CHECK (validity IN ('range', 'term', 'permanent')),
  -- Seconds. A range alone has it.
  begins_at BIGINT CHECK ((begins_at IS NOT NULL) = (validity = 'range')),
  -- Seconds. The last second of a range; the instant at which all codes of a term end.
  ends_at BIGINT CHECK ((ends_at IS NULL) = (validity = 'permanent')),
  -- A term alone has these two.
  days INTEGER CHECK ((days IS NOT NULL) = (validity = 'term')),
  days_until_begin INTEGER CHECK ((days_until_begin IS NOT NULL) = (validity = 'term')),
  quantity BIGINT NOT NULL,
  get_limit INTEGER NOT NULL,
  status TEXT NOT NULL,
  -- JSON, as the platform has it.
  template TEXT NOT NULL,
  kept_at BIGINT NOT NULL
);

CREATE INDEX card_by_time ON card (kept_at);

-- Every request to add cards. A row never changes.
CREATE TABLE add_card_request (
  request_id TEXT NOT NULL PRIMARY KEY,
  -- Null if it is not known whom the cards were given to.
  openid TEXT,
  made_at BIGINT NOT NULL
);

-- The cardExts of a request in their order, from place 0, and what became of each.
CREATE TABLE offer (
  request_id TEXT NOT NULL REFERENCES add_card_request (request_id),
  place INTEGER NOT NULL,
  card_id TEXT NOT NULL,
  -- Byte for byte as it was given out.
  card_ext TEXT NOT NULL,
  outer_str TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'cancelled', 'failed', 'taken', 'added')),
  -- WeChat's words if it failed, the encrypted code if it was taken, the plain one if it was added;
  -- else empty.
  detail TEXT NOT NULL,
  -- The request's, repeated here so that one index finds the oldest that are unsettled.
  made_at BIGINT NOT NULL,
  PRIMARY KEY (request_id, place)
);

CREATE INDEX offer_unsettled ON offer (made_at, request_id) WHERE state = 'taken';

-- What the mini program reported about a request, as it came, each text once.
CREATE TABLE received_report (
  request_id TEXT NOT NULL REFERENCES add_card_request (request_id),
  -- SHA-256 of the text, in lower-case hex.
  digest TEXT NOT NULL,
  received TEXT NOT NULL,
  -- When it came first.
  received_at BIGINT NOT NULL,
  PRIMARY KEY (request_id, digest)
);

-- Who holds which card.
CREATE TABLE holding (
  card_id TEXT NOT NULL,
  code TEXT NOT NULL,
  -- Null if the holder is not known.
  holder TEXT,
  outer_str TEXT NOT NULL,
  since BIGINT NOT NULL,
  -- Counts up in the order in which holdings were reported; clocks may stand still or go back.
  ordinal BIGINT NOT NULL,
  PRIMARY KEY (card_id, code)
);

CREATE INDEX holding_by_holder ON holding (holder, ordinal);

CREATE INDEX holding_by_ordinal ON holding (ordinal);

-- Tokens and tickets that the platform lent. The secrets stand here as they are: the file is for
-- its owner's eyes alone.
CREATE TABLE credential (
  app_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('access_token', 'card_ticket')),
  secret TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (app_id, kind)
);
