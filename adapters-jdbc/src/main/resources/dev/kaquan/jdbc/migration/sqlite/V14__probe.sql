-- Written by the check whether the storage can be written.
CREATE TABLE probe (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  probed_at BIGINT NOT NULL
);
