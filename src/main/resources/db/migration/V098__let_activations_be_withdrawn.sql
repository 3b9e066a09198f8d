-- A scheduled activation is taken back by a row of its own, which names it. What the tables say of verdicts
-- and activations has to be what was sealed, what they rest on included.
ALTER TABLE triage.rulebook_activation
  ADD COLUMN withdraws uuid REFERENCES triage.rulebook_activation (id),
  DROP CONSTRAINT rulebook_activation_kind_check,
  ADD CHECK (kind IN ('activate', 'roll-back', 'withdraw')),
  ADD CHECK ((withdraws IS NOT NULL) = (kind = 'withdraw'));

CREATE OR REPLACE VIEW ledger.difference AS
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
     OR (e ->> 'recorded_at')::timestamptz IS DISTINCT FROM v.recorded_at
  UNION ALL
  SELECT 'activation', id, 'the row of triage.rulebook_activation'
  FROM (SELECT * FROM event WHERE kind = 'activation') event
  FULL JOIN triage.rulebook_activation a USING (id)
  WHERE (e ->> 'rulebook', e ->> 'revision', e ->> 'activation', e ->> 'withdraws',
         e ->> 'showing_hash', e ->> 'reason_hash', e ->> 'reason_by')
        IS DISTINCT FROM (a.rulebook, a.revision, a.kind, a.withdraws::text,
                          encode(sha256(convert_to(a.showing, 'UTF8')), 'hex'),
                          encode(sha256(convert_to(a.reason, 'UTF8')), 'hex'), a.reason_by)
     OR (e ->> 'effective_from')::timestamptz IS DISTINCT FROM a.effective_from
     OR (e ->> 'recorded_at')::timestamptz IS DISTINCT FROM a.recorded_at
  UNION ALL
  SELECT 'activation', a.id, 'the report ' || (shown ->> 'id') || ' that it rests on'
  FROM triage.rulebook_activation a
  CROSS JOIN LATERAL jsonb_array_elements(coalesce(a.showing::jsonb -> 'reports', '[]')) AS s (shown)
  LEFT JOIN triage.replay_finished f ON f.replay_id = (shown ->> 'id')::uuid
  WHERE shown ->> 'report_hash' IS NOT NULL
    AND (shown ->> 'report_hash')
        IS DISTINCT FROM encode(sha256(convert_to(f.report, 'UTF8')), 'hex')
)
SELECT kind, id, string_agg(columns, ', ') AS columns FROM every GROUP BY kind, id;
