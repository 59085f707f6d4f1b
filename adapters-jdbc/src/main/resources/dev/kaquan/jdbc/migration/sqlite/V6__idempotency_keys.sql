-- The keys of requests that may be repeated, with their answers.
CREATE TABLE idempotency_key (
  -- SHA-256 of the key and of the API key that it was sent with.
  key_hash TEXT NOT NULL PRIMARY KEY,
  -- SHA-256 of the request.
  fingerprint TEXT NOT NULL,
  claimed_at BIGINT NOT NULL,
  -- When a request that has not ended counts as interrupted.
  interrupted_at BIGINT NOT NULL,
  -- Null if there is none yet. Before the end of the request, the answer if it is interrupted.
  answer TEXT,
  is_final INTEGER NOT NULL CHECK (is_final IN (0, 1))
);

CREATE INDEX idempotency_key_by_time ON idempotency_key (claimed_at);
