-- How often each step happened, by card, channel and day. Kept with every change, so that reading takes a time that
-- does not depend on the length of the history.
CREATE TABLE funnel (
  card_id TEXT NOT NULL,
  -- Days since 1970-01-01, by the clock of UTC+8.
  day BIGINT NOT NULL,
  channel TEXT NOT NULL,
  prepared BIGINT NOT NULL,
  claimed BIGINT NOT NULL,
  opened BIGINT NOT NULL,
  activated BIGINT NOT NULL,
  redeemed BIGINT NOT NULL,
  PRIMARY KEY (card_id, day, channel)
);

-- What is counted. 28800000 milliseconds are 8 hours.
CREATE VIEW funnel_steps AS
  SELECT card_id, (made_at + 28800000) / 86400000 AS day, outer_str AS channel,
    1 AS prepared, 0 AS claimed, 0 AS opened, 0 AS activated, 0 AS redeemed
  FROM offer
  UNION ALL
  SELECT card_id, (since + 28800000) / 86400000, outer_str, 0, 1, 0, 0, 0
  FROM holding WHERE is_gift = 0
  UNION ALL
  SELECT card_id, (opened_at + 28800000) / 86400000, outer_str, 0, 0, 1, 0, 0
  FROM holding WHERE opened_at IS NOT NULL
  UNION ALL
  SELECT card_id, (activated_at + 28800000) / 86400000, outer_str, 0, 0, 0, 1, 0
  FROM holding WHERE activated_at IS NOT NULL
  UNION ALL
  SELECT card_id, (redeemed_at + 28800000) / 86400000, outer_str, 0, 0, 0, 0, 1
  FROM holding WHERE redeemed_at IS NOT NULL;

INSERT INTO funnel
  SELECT card_id, day, channel, SUM(prepared), SUM(claimed), SUM(opened), SUM(activated), SUM(redeemed)
  FROM funnel_steps GROUP BY card_id, day, channel;
