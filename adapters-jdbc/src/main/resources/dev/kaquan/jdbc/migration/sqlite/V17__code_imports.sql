-- Imports of custom codes. The file of one that is pending is in the folder "imports".
CREATE TABLE code_import (
  import_id TEXT NOT NULL PRIMARY KEY,
  card_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  size BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'refused')),
  created_at BIGINT NOT NULL,
  -- The current execution: the import_id of code_stock while it is in progress. Null before the first one.
  attempt_id TEXT UNIQUE,
  -- Until then, somebody executes a pending one.
  held_until BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  lines BIGINT NOT NULL,
  codes BIGINT NOT NULL,
  wrong BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- The same content is imported once.
CREATE UNIQUE INDEX code_import_content ON code_import (card_id, hash) WHERE state <> 'refused';
CREATE INDEX code_import_pending ON code_import (created_at) WHERE state = 'pending';

CREATE TABLE code_import_wrong_line (
  import_id TEXT NOT NULL REFERENCES code_import (import_id),
  ordinal INTEGER NOT NULL,
  number BIGINT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (import_id, ordinal)
) WITHOUT ROWID;
