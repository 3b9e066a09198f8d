-- Verdicts and activations are read from tables beside the events that are sealed: those must say the same.
ALTER VIEW ledger.difference RENAME TO retention_difference;

CREATE VIEW ledger.difference AS
WITH event AS (
  SELECT id, kind, convert_from(entry, 'UTF8')::jsonb AS e
  FROM ledger.event
  WHERE kind IN ('approval', 'activation')
), every AS (
  SELECT kind, id, columns FROM ledger.retention_difference
  UNION ALL
  SELECT 'approval', id, 'the row of triage.rulebook_verdict'
  FROM (SELECT * FROM event WHERE kind = 'approval') event
  FULL JOIN triage.rulebook_verdict v USING (id)
  WHERE (e ->> 'rulebook', e ->> 'revision', e ->> 'role', e ->> 'verdict', e ->> 'signer',
         e ->> 'note_hash')
        IS DISTINCT FROM (v.rulebook, v.revision, v.role, v.opinion, v.signer,
                          encode(sha256(convert_to(v.note, 'UTF8')), 'hex'))
  UNION ALL
  SELECT 'activation', id, 'the row of triage.rulebook_activation'
  FROM (SELECT * FROM event WHERE kind = 'activation') event
  FULL JOIN triage.rulebook_activation a USING (id)
  WHERE (e ->> 'rulebook', e ->> 'revision', e ->> 'activation', e ->> 'reason_hash')
        IS DISTINCT FROM (a.rulebook, a.revision, a.kind,
                          encode(sha256(convert_to(a.reason, 'UTF8')), 'hex'))
     OR (e ->> 'effective_from')::timestamptz IS DISTINCT FROM a.effective_from
)
SELECT kind, id, string_agg(columns, ', ') AS columns FROM every GROUP BY kind, id;

GRANT SELECT ON ledger.difference TO evenhand_service;
