-- Holds and retention classes are read from tables beside the events that are sealed: those must say the same.
ALTER VIEW ledger.difference RENAME TO record_difference;

CREATE VIEW ledger.difference AS
WITH event AS (
  SELECT id, kind, convert_from(entry, 'UTF8')::jsonb AS e
  FROM ledger.event
  WHERE kind IN ('hold', 'retention')
), every AS (
  SELECT kind, id, columns FROM ledger.record_difference
  UNION ALL
  SELECT kind, id, 'the row of triage.hold'
  FROM event
  LEFT JOIN triage.hold h USING (id)
  WHERE kind = 'hold'
    AND (e ->> 'decision', e ->> 'held', e ->> 'reason_code')
        IS DISTINCT FROM (h.decision_id::text, h.held::text, h.reason_code)
  UNION ALL
  SELECT kind, id, 'the row of triage.retention'
  FROM event
  LEFT JOIN triage.retention r USING (id)
  WHERE kind = 'retention'
    AND (e ->> 'decision', e ->> 'class') IS DISTINCT FROM (r.decision_id::text, r.class)
)
SELECT kind, id, string_agg(columns, ', ') AS columns FROM every GROUP BY kind, id;

GRANT SELECT ON ledger.difference TO evenhand_service;
