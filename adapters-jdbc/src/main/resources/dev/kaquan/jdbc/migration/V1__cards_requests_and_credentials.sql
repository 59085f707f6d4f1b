-- Written for SQLite and PostgreSQL alike. Times are Unix milliseconds, but for a card's validity,
-- which WeChat counts in Unix seconds. Truth values are 0 and 1. An empty text means none.

-- Cards as their rules matter here, and the template they were made from.
CREATE TABLE card (
  card_id          TEXT    NOT NULL PRIMARY KEY,
  type             TEXT    NOT NULL,
  title            TEXT    NOT NULL,
  code_mode        TEXT    NOT NULL,
  bind_openid      INTEGER NOT NULL,
  validity         TEXT    NOT NULL,
  begin_seconds    BIGINT  NOT NULL,
  end_seconds      BIGINT  NOT NULL,
  term_days        INTEGER NOT NULL,
  days_until_begin INTEGER NOT NULL,
  quantity         BIGINT  NOT NULL,
  get_limit        INTEGER NOT NULL,
  status           TEXT    NOT NULL,
  template         TEXT    NOT NULL,
  kept_at          BIGINT  NOT NULL
);

-- What was given out at one time to one person.
CREATE TABLE add_card_request (
  request_id TEXT   NOT NULL PRIMARY KEY,
  openid     TEXT   NOT NULL,
  made_at    BIGINT NOT NULL
);

-- Each cardExt that was given out, byte for byte, and what became of it. The detail is the encrypted
-- code of one that was taken, the plain code of one that was added, the words of one that failed.
CREATE TABLE offer (
  request_id TEXT    NOT NULL REFERENCES add_card_request (request_id),
  place      INTEGER NOT NULL,
  card_id    TEXT    NOT NULL,
  card_ext   TEXT    NOT NULL,
  outer_str  TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  detail     TEXT    NOT NULL,
  PRIMARY KEY (request_id, place)
);

-- The few offers whose plain code is not known yet.
CREATE INDEX offer_unsettled ON offer (request_id) WHERE state = 'taken';

-- What was received about a request, as it came; the same text once.
CREATE TABLE add_card_report (
  request_id  TEXT   NOT NULL REFERENCES add_card_request (request_id),
  digest      TEXT   NOT NULL,
  received    TEXT   NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (request_id, digest)
);

-- Who holds which code of which card.
CREATE TABLE holding (
  card_id   TEXT   NOT NULL,
  code      TEXT   NOT NULL,
  openid    TEXT   NOT NULL,
  outer_str TEXT   NOT NULL,
  since     BIGINT NOT NULL,
  PRIMARY KEY (card_id, code)
);

CREATE INDEX holding_by_openid ON holding (openid, since);

-- Tokens and tickets that the platform lent.
CREATE TABLE credential (
  appid      TEXT   NOT NULL,
  kind       TEXT   NOT NULL,
  secret     TEXT   NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (appid, kind)
);
