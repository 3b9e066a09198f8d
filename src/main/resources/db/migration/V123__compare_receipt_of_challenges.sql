-- The day of receipt is read from a column beside the event that is sealed: both must say the same.
ALTER VIEW ledger.difference RENAME TO duty_difference;

CREATE VIEW ledger.difference AS
WITH every AS (
  SELECT kind, id, columns FROM ledger.duty_difference
  UNION ALL
  SELECT 'challenge', c.id, 'received_on'
  FROM triage.challenge c
  JOIN ledger.event e ON e.id = c.id AND e.kind = 'challenge'
  WHERE convert_from(e.entry, 'UTF8')::jsonb ->> 'received_on' IS DISTINCT FROM c.received_on::text
)
SELECT kind, id, string_agg(columns, ', ') AS columns FROM every GROUP BY kind, id;

GRANT SELECT ON ledger.difference TO evenhand_service;
