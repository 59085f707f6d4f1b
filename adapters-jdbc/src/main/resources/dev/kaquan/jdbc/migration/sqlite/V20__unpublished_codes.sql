-- How many codes of an import that is in progress are in each state, so that publishing them need not count them.
CREATE TABLE unpublished_codes (
  card_id TEXT NOT NULL,
  state TEXT NOT NULL,
  codes BIGINT NOT NULL,
  PRIMARY KEY (card_id, state)
);
