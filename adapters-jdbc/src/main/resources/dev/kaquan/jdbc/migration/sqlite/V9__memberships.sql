-- The memberships of member cards. Personal data stands in openid and answers, and nowhere else in these
-- tables.
CREATE TABLE membership (
  -- card_id, a full stop, code.
  member_id TEXT NOT NULL PRIMARY KEY,
  card_id TEXT NOT NULL,
  code TEXT NOT NULL,
  mode TEXT NOT NULL
    CHECK (mode IN ('automatic', 'one-tap', 'one-tap-with-jump', 'merchant-page')),
  -- Null if the person is not known.
  openid TEXT,
  -- JSON: what the person filled in.
  answers TEXT NOT NULL,
  channel TEXT NOT NULL,
  since BIGINT NOT NULL,
  -- possession if the card is not held, else activation: for lists.
  state TEXT NOT NULL,
  activation TEXT NOT NULL CHECK (activation IN ('claimed', 'form-submitted', 'active')),
  -- A secret. Null if there is none.
  ticket TEXT,
  -- Null if the membership is not active, or its number is not known.
  number TEXT,
  -- Null if the membership is not active.
  active_since BIGINT CHECK ((active_since IS NOT NULL) = (activation = 'active')),
  possession TEXT NOT NULL CHECK (
    possession IN ('held', 'gifting', 'deleted', 'expired', 'given-away', 'unavailable')),
  possession_since BIGINT NOT NULL,
  -- How the merchant activates it: the columns are null if nothing was planned.
  planned_is_answered INTEGER CHECK (planned_is_answered IN (0, 1)),
  planned_number TEXT,
  planned_bonus BIGINT,
  planned_balance BIGINT,
  -- JSON: the custom fields and the picture that were set.
  display TEXT NOT NULL,
  failures INTEGER NOT NULL,
  -- Null if nothing is to be done, or it is parked.
  next_attempt_at BIGINT,
  last_failure TEXT NOT NULL,
  -- Counts the changes.
  version BIGINT NOT NULL
);

CREATE INDEX membership_by_time ON membership (since, member_id);

CREATE INDEX membership_by_card ON membership (card_id, since, member_id);

CREATE INDEX membership_by_state ON membership (state, since, member_id);

CREATE INDEX membership_by_openid ON membership (openid, since, member_id)
  WHERE openid IS NOT NULL;

CREATE INDEX membership_by_channel ON membership (channel, since, member_id) WHERE channel <> '';

CREATE INDEX membership_by_attempt ON membership (next_attempt_at)
  WHERE next_attempt_at IS NOT NULL;

-- What happened to the memberships. Rows never change.
CREATE TABLE membership_change (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  label TEXT NOT NULL,
  detail TEXT NOT NULL,
  state TEXT NOT NULL
);

CREATE INDEX membership_change_by_member ON membership_change (member_id, ordinal);

-- The numbers of memberships, each for one membership of its card.
CREATE TABLE membership_number (
  card_id TEXT NOT NULL,
  number TEXT NOT NULL,
  member_id TEXT NOT NULL,
  PRIMARY KEY (card_id, number)
);

-- The first number of each sequence that belongs to no block.
CREATE TABLE number_sequence (
  name TEXT NOT NULL PRIMARY KEY,
  next BIGINT NOT NULL
);

-- Which attempt may call the platform about a membership, and until when.
CREATE TABLE membership_lock (
  member_id TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  held_until BIGINT NOT NULL
);

-- Changes of bonus and balance. Rows never change, apart from synced_at.
CREATE TABLE ledger_entry (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('initial', 'adjustment', 'reversal', 'expiry')),
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

CREATE INDEX ledger_entry_by_member ON ledger_entry (member_id, ordinal);

CREATE UNIQUE INDEX ledger_entry_by_reference ON ledger_entry (refers_to, kind)
  WHERE refers_to IS NOT NULL;

CREATE INDEX ledger_entry_unsynced ON ledger_entry (member_id) WHERE synced_at IS NULL;

CREATE INDEX ledger_entry_by_expiry ON ledger_entry (expires_at) WHERE expires_at IS NOT NULL;

-- Claims that were not looked at yet whether they are memberships: holding.ordinal. A scan of all
-- holdings would take longer with each.
CREATE TABLE new_claim (ordinal INTEGER NOT NULL PRIMARY KEY);

INSERT INTO new_claim SELECT ordinal FROM holding;
