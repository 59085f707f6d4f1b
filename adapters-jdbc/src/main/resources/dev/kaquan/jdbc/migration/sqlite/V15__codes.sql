-- The custom codes of the merchant, in the order in which they are drawn. An ordinal is never used again: whether a
-- code is visible depends on it.
CREATE TABLE code (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  card_id TEXT NOT NULL,
  code TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('available', 'prepared', 'claimed', 'redeemed', 'retired')),
  -- The request that prepared it first. Null if none is known.
  request_id TEXT,
  -- For whom that was. Null for anyone.
  openid TEXT CHECK (openid IS NULL OR request_id IS NOT NULL),
  CHECK (request_id IS NULL OR state <> 'available'),
  UNIQUE (card_id, code)
);

CREATE INDEX code_available ON code (card_id, ordinal) WHERE state = 'available';

-- A person who asks again gets the same code.
CREATE INDEX code_by_person ON code (card_id, openid) WHERE openid IS NOT NULL;

-- How many published codes of a card are in each state.
CREATE TABLE code_stock (
  card_id TEXT NOT NULL PRIMARY KEY,
  -- The import that began last; whoever has another one may not add or publish.
  import_id TEXT NOT NULL,
  -- Codes of the card with a greater ordinal are not visible.
  published BIGINT NOT NULL,
  available BIGINT NOT NULL DEFAULT 0 CHECK (available >= 0),
  prepared BIGINT NOT NULL DEFAULT 0 CHECK (prepared >= 0),
  claimed BIGINT NOT NULL DEFAULT 0 CHECK (claimed >= 0),
  redeemed BIGINT NOT NULL DEFAULT 0 CHECK (redeemed >= 0),
  retired BIGINT NOT NULL DEFAULT 0 CHECK (retired >= 0)
);
