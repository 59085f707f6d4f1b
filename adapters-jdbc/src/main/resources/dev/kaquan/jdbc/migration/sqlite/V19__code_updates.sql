-- Cards that got another code, or are going to.
CREATE TABLE code_update (
  update_id TEXT NOT NULL PRIMARY KEY,
  card_id TEXT NOT NULL,
  code TEXT NOT NULL,
  new_code TEXT NOT NULL,
  at BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done')),
  -- Until then, somebody continues a pending one.
  held_until BIGINT NOT NULL,
  UNIQUE (card_id, code),
  -- A code is the new one once; that it is not an old one is checked before.
  UNIQUE (card_id, new_code)
);

CREATE INDEX code_update_pending ON code_update (held_until) WHERE state = 'pending';
