-- The merchant's template is stored beside what the platform says, and cards are listed by creation.

-- JSON, in the form of /card/create: column template as the merchant sent it, or {} if the card was
-- created elsewhere; platform_template as the platform returned it, or {} if it was not asked yet.
ALTER TABLE card ADD COLUMN platform_template TEXT NOT NULL DEFAULT '{}';

-- When the card was first stored.
ALTER TABLE card ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
UPDATE card SET created_at = stored_at;

DROP INDEX card_by_time;

CREATE INDEX card_by_creation ON card (created_at, card_id);
