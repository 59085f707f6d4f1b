-- The events that WeChat pushed. Personal data stands in openid and fields.
CREATE TABLE event (
  -- A digest of the appid and of all fields: an event that is delivered again is not added again.
  event_id TEXT NOT NULL PRIMARY KEY,
  -- Lower case, such as user_get_card.
  type TEXT NOT NULL,
  -- Null if the event names none, like code and openid.
  card_id TEXT,
  code TEXT,
  openid TEXT,
  received_at BIGINT NOT NULL,
  -- JSON: the fields of the message in their order.
  fields TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'processed', 'parked')),
  failures INTEGER NOT NULL,
  -- Null unless the event is pending.
  next_attempt_at BIGINT CHECK ((next_attempt_at IS NOT NULL) = (state = 'pending')),
  last_failure TEXT NOT NULL,
  -- What it changed; empty if nothing.
  note TEXT NOT NULL
);

CREATE INDEX event_by_time ON event (received_at, event_id);

CREATE INDEX event_by_state ON event (state, received_at, event_id);

CREATE INDEX event_by_type ON event (type, received_at, event_id);

CREATE INDEX event_by_card ON event (card_id, code, received_at, event_id)
  WHERE card_id IS NOT NULL;

CREATE INDEX event_by_openid ON event (openid, received_at, event_id) WHERE openid IS NOT NULL;

CREATE INDEX event_by_attempt ON event (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
