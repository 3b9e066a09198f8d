-- Whoever reviewed a record and keeps it says why, and the next review is counted from that day.
ALTER TABLE triage.retention ADD COLUMN reason_code text;
COMMENT ON COLUMN triage.retention.reason_code IS 'why it was kept after a review; empty where only its class was said';

ALTER VIEW ledger.difference RENAME TO duty_difference;
REVOKE ALL ON ledger.duty_difference FROM evenhand_service;

CREATE VIEW ledger.difference AS
WITH every AS (
  SELECT kind, id, columns FROM ledger.duty_difference
  UNION ALL
  -- Entries that count from a review say the next day; the others say years, which are compared already.
  SELECT event.kind, event.id, 'the review in triage.retention'
  FROM (SELECT id, kind, convert_from(entry, 'UTF8')::jsonb AS e FROM ledger.event WHERE kind = 'retention') event
  LEFT JOIN triage.retention r USING (id)
  WHERE e ->> 'reason_code' IS DISTINCT FROM r.reason_code
     OR (e ? 'review_on' AND e ->> 'review_on' IS DISTINCT FROM r.review_on::text)
)
SELECT kind, id, string_agg(columns, ', ') AS columns FROM every GROUP BY kind, id;

GRANT SELECT ON ledger.difference TO evenhand_service;

ALTER VIEW ledger.processing RENAME TO processing_but_reviews;
REVOKE ALL ON ledger.processing_but_reviews FROM evenhand_service;

CREATE VIEW ledger.processing AS
SELECT p.id, p.recorded_at, p.made_by, p.operation, p.record_id, coalesce(r.reason_code, p.reason_code) AS reason_code,
       p.recipient, p.log
FROM ledger.processing_but_reviews p
LEFT JOIN triage.retention r ON r.id = p.id;

GRANT SELECT ON ledger.processing TO evenhand_service;
