-- The forms of one-tap activation: WeChat does not return them.
CREATE TABLE activation_form (
  card_id TEXT NOT NULL PRIMARY KEY,
  -- JSON, what /card/membercard/activateuserform/set takes, without card_id.
  form TEXT NOT NULL
);
