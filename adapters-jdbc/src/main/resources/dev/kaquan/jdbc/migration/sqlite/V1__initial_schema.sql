-- Booleans are 0 and 1. Times are Unix milliseconds, except those of a card's validity, which WeChat
-- counts in seconds.

-- The stored cards, each as it was last created or synchronized.
CREATE TABLE card (
  card_id TEXT NOT NULL PRIMARY KEY,
  card_type TEXT NOT NULL,
  title TEXT NOT NULL,
  code_mode TEXT NOT NULL CHECK (code_mode IN ('platform', 'custom', 'deposit')),
  bind_openid INTEGER NOT NULL CHECK (bind_openid IN (0, 1)),
  validity TEXT NOT NULL CHECK (validity IN ('range', 'term', 'permanent')),
  -- Seconds; only for a range.
  begins_at BIGINT CHECK ((begins_at IS NOT NULL) = (validity = 'range')),
  -- Seconds. The last second of a range, or the instant at which all codes of a term expire.
  ends_at BIGINT CHECK ((ends_at IS NULL) = (validity = 'permanent')),
  -- Only for a term, like days_until_begin.
  days INTEGER CHECK ((days IS NOT NULL) = (validity = 'term')),
  days_until_begin INTEGER CHECK ((days_until_begin IS NOT NULL) = (validity = 'term')),
  quantity BIGINT NOT NULL,
  get_limit INTEGER NOT NULL,
  status TEXT NOT NULL,
  -- JSON, as the platform has it.
  template TEXT NOT NULL,
  stored_at BIGINT NOT NULL
);

CREATE INDEX card_by_time ON card (stored_at);

-- Every request to add cards. Rows never change.
CREATE TABLE add_card_request (
  request_id TEXT NOT NULL PRIMARY KEY,
  -- Null if the person is not known.
  openid TEXT,
  made_at BIGINT NOT NULL
);

-- The cardExts of a request in their order, from place 0, and the outcome of each.
CREATE TABLE offer (
  request_id TEXT NOT NULL REFERENCES add_card_request (request_id),
  place INTEGER NOT NULL,
  card_id TEXT NOT NULL,
  -- Byte for byte as it was issued.
  card_ext TEXT NOT NULL,
  outer_str TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'cancelled', 'failed', 'taken', 'added')),
  -- WeChat's message if it failed, the encrypted code if it was taken, the plain one if it was added;
  -- otherwise empty.
  detail TEXT NOT NULL,
  -- Copied from the request, so that one index finds the oldest pending resolutions.
  made_at BIGINT NOT NULL,
  PRIMARY KEY (request_id, place)
);

CREATE INDEX offer_pending_resolution ON offer (made_at, request_id) WHERE state = 'taken';

-- What the mini program reported about a request, unchanged, each text once.
CREATE TABLE received_report (
  request_id TEXT NOT NULL REFERENCES add_card_request (request_id),
  -- SHA-256 of the text in lower-case hex.
  digest TEXT NOT NULL,
  received TEXT NOT NULL,
  -- When it was received first.
  received_at BIGINT NOT NULL,
  PRIMARY KEY (request_id, digest)
);

-- Which person holds which code.
CREATE TABLE holding (
  -- The order in which holdings were reported: clocks may stand still or go back.
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  card_id TEXT NOT NULL,
  code TEXT NOT NULL,
  -- Null if the holder is not known.
  holder TEXT,
  outer_str TEXT NOT NULL,
  since BIGINT NOT NULL,
  UNIQUE (card_id, code)
);

CREATE INDEX holding_by_holder ON holding (holder, ordinal);

-- Tokens and tickets issued by the platform. Secrets are stored in plain text: only the owner can
-- read the file.
CREATE TABLE credential (
  app_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('access_token', 'card_ticket')),
  secret TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (app_id, kind)
);
