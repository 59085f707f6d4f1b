-- A custom code is prepared for one person, so its offers must be found.

-- The custom code; empty if the platform assigns it.
ALTER TABLE offer ADD COLUMN code TEXT NOT NULL DEFAULT '';
UPDATE offer SET code = COALESCE(json_extract(card_ext, '$.code'), '') WHERE json_valid(card_ext);

CREATE INDEX offer_by_code ON offer (card_id, code) WHERE code <> '';
