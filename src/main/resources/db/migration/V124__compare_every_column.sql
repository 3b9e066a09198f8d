-- What the service reads has to say what is sealed, in every column that an entry or another table knows. What no
-- entry knows (whose contact it is, when a task is due) has to be the same wherever it stands.

-- Causes of notices, by the entry that is sealed of each.
CREATE VIEW ledger.notice_cause AS
SELECT 'decision' AS kind, id, 'correction' AS cause, supersedes AS decision_id, recorded_at
FROM triage.decision WHERE supersedes IS NOT NULL
UNION ALL
SELECT 'erasure', id, 'erasure', (convert_from(entry, 'UTF8')::jsonb ->> 'decision')::uuid, recorded_at
FROM ledger.event WHERE kind = 'erasure'
UNION ALL
SELECT 'restriction', id, 'restriction', decision_id, recorded_at
FROM triage.restriction
UNION ALL
SELECT 'challenge', a.id, 'challenge', c.decision_id, a.recorded_at
FROM triage.challenge_answered a
JOIN triage.challenge c ON c.id = a.challenge_id
WHERE a.answer <> 'rejected';

-- Records whose rows beside the entry, or beside each other, do not agree.
CREATE VIEW ledger.beside_difference AS
SELECT 'decision' AS kind, d.id, 'its step in triage.contact_history' AS columns
FROM triage.decision d
LEFT JOIN triage.contact_history h ON h.contact = d.contact AND h.id = d.id
WHERE (h.kind, h.decision_id, h.rulebook, h.grades, h.provisional, h.supersedes, h.made_by, h.recorded_at)
      IS DISTINCT FROM ('decision', d.id, d.rulebook, d.outcome -> 'grades', d.provisional, d.supersedes,
                        d.made_by, d.recorded_at)
   OR h.blocks_close IS DISTINCT FROM (coalesce(d.outcome -> 'blocks', '[]') @> '[{"code": "CLOSE"}]')
   OR NOT h.holding_rules <@ (d.rules || ARRAY['PEOPLE_ONLY'])
   OR h.first_due IS DISTINCT FROM (
        SELECT min((a ->> 'due')::timestamptz)
        FROM jsonb_array_elements(coalesce(d.outcome -> 'actions', '[]')) AS t (a))
UNION ALL
SELECT 'response', r.id, 'its step in triage.contact_history'
FROM triage.response r
LEFT JOIN triage.decision d ON d.id = r.decision_id
LEFT JOIN triage.contact_history h ON h.contact = d.contact AND h.id = r.id
WHERE (h.kind, h.decision_id, h.rulebook, h.grades, h.made_by, h.recorded_at)
      IS DISTINCT FROM ('response', r.decision_id, d.rulebook, coalesce(r.codes -> 'grades', '{}'),
                        r.made_by, r.recorded_at)
   OR (h.provisional, h.blocks_close, h.holding_rules, h.supersedes, h.first_due)
      IS DISTINCT FROM (false, false, '{}'::text[], NULL::uuid, NULL::timestamptz)
UNION ALL
SELECT 'closing', c.id, 'its step in triage.contact_history'
FROM triage.contact_closed c
LEFT JOIN triage.contact_history h ON h.contact = c.contact AND h.id = c.id
WHERE (h.kind, h.decision_id, h.rulebook, h.grades, h.made_by, h.recorded_at)
      IS DISTINCT FROM ('closing', NULL::uuid, NULL, '{}'::jsonb, c.made_by, c.recorded_at)
   OR (h.provisional, h.blocks_close, h.holding_rules, h.supersedes, h.first_due)
      IS DISTINCT FROM (false, false, '{}'::text[], NULL::uuid, NULL::timestamptz)
UNION ALL
SELECT 'action-done', a.id, 'contact, rulebook'
FROM triage.action_done a
LEFT JOIN triage.decision d ON d.id = a.decision_id
WHERE (a.contact, a.rulebook) IS DISTINCT FROM (d.contact, d.rulebook)
UNION ALL
-- A driver and a server may round to different microseconds.
SELECT 'outcome', id, 'happened_at'
FROM triage.outcome_record
WHERE NOT coalesce(
  (convert_from(entry, 'UTF8')::jsonb ->> 'happened_at')::timestamptz - happened_at
  BETWEEN interval '-1 microsecond' AND interval '1 microsecond', false)
UNION ALL
-- Everyone to whom a decision had been disclosed is to be told. A disclosure that was being written at that very
-- time may not have been seen.
SELECT c.kind, c.id, 'the notice to ' || d.recipient
FROM ledger.notice_cause c
JOIN triage.disclosure d ON d.decision_id = c.decision_id
  AND d.recorded_at < c.recorded_at - interval '10 seconds'
LEFT JOIN triage.notice n ON n.cause_id = c.id AND n.recipient = d.recipient AND n.decision_id = c.decision_id
WHERE n.id IS NULL
GROUP BY c.kind, c.id, d.recipient
UNION ALL
-- Other things than decisions are given to somebody too: those have no such row.
SELECT 'access', a.id, 'the row of triage.disclosure'
FROM ledger.access a
LEFT JOIN triage.disclosure d ON d.id = a.id
WHERE a.operation = 'DISCLOSURE' AND a.recipient IS NOT NULL
  AND (d.id IS NOT NULL OR EXISTS (SELECT FROM triage.decision r WHERE r.id = a.record_id))
  AND (a.record_id, a.recipient, a.made_by, a.recorded_at, convert_from(a.entry, 'UTF8')::jsonb ->> 'reason_code')
      IS DISTINCT FROM (d.decision_id, d.recipient, d.made_by, d.recorded_at, d.reason_code);

-- Rows that stand for no record. No entry leads to them, so verifying asks for all of them.
CREATE VIEW ledger.stray AS
SELECT 'step' AS kind, h.id, 'a step in triage.contact_history of no record' AS columns
FROM triage.contact_history h
WHERE NOT EXISTS (SELECT FROM triage.decision d WHERE d.id = h.id AND h.kind = 'decision' AND d.contact = h.contact)
  AND NOT EXISTS (
    SELECT FROM triage.response r
    JOIN triage.decision d ON d.id = r.decision_id
    WHERE r.id = h.id AND h.kind = 'response' AND d.contact = h.contact)
  AND NOT EXISTS (
    SELECT FROM triage.contact_closed c WHERE c.id = h.id AND h.kind = 'closing' AND c.contact = h.contact)
UNION ALL
SELECT 'due-notice', n.id, 'the row of triage.notice'
FROM triage.notice n
LEFT JOIN ledger.notice_cause c ON c.id = n.cause_id
WHERE (n.cause, n.decision_id, n.recorded_at) IS DISTINCT FROM (c.cause, c.decision_id, c.recorded_at)
   OR NOT EXISTS (
     SELECT FROM triage.disclosure d WHERE d.decision_id = n.decision_id AND d.recipient = n.recipient)
UNION ALL
SELECT 'disclosure', d.id, 'a row of triage.disclosure of no record'
FROM triage.disclosure d
WHERE NOT EXISTS (SELECT FROM ledger.access a WHERE a.id = d.id AND a.operation = 'DISCLOSURE')
UNION ALL
SELECT s.of, s.id, 'a row of triage.' || s.name || ' of no record'
FROM (
  SELECT 'hold' AS of, 'hold' AS name, id FROM triage.hold
  UNION ALL SELECT 'retention', 'retention', id FROM triage.retention
  UNION ALL SELECT 'restriction', 'restriction', id FROM triage.restriction
  UNION ALL SELECT 'challenge', 'challenge', id FROM triage.challenge
  UNION ALL SELECT 'challenge', 'challenge_extended', id FROM triage.challenge_extended
  UNION ALL SELECT 'challenge', 'challenge_answered', id FROM triage.challenge_answered
  UNION ALL SELECT 'notice', 'notice_given', id FROM triage.notice_given
  UNION ALL SELECT 'people-only', 'people_only', id FROM triage.people_only
) s
WHERE NOT EXISTS (SELECT FROM ledger.event e WHERE e.id = s.id AND e.kind = s.of);

GRANT SELECT ON ledger.stray TO evenhand_service;

-- Every entry with the columns that say the same: as before, with all that a response says and each record's kind.
-- OFFSET 0 has each entry read once, not once for every comparison.
CREATE OR REPLACE VIEW ledger.record_difference AS
WITH said AS (
  SELECT 'decision' AS kind, id, made_by, recorded_at, entry,
         jsonb_build_object(
           'intake', intake_id, 'rulebook', rulebook, 'rulebook_version', version, 'revision', revision,
           'rules', rules, 'grades', outcome -> 'grades', 'provisional', provisional, 'invented', invented,
           'supersedes', supersedes, 'reason_code', reason_code, 'as_of', as_of,
           'flags', coalesce(outcome -> 'flags', '[]'), 'options', coalesce(outcome -> 'options', '[]'),
           'opens', coalesce(outcome -> 'opens', '[]'),
           'actions', jsonb_path_query_array(outcome, '$.actions[*].code'),
           'blocks', jsonb_path_query_array(outcome, '$.blocks[*].code'),
           'reviews', jsonb_path_query_array(outcome, '$.reviews[*].code')) AS r
  FROM triage.decision
  UNION ALL
  SELECT 'response', id, made_by, recorded_at, entry,
         jsonb_build_object('decision', decision_id, 'accepted', accepted, 'lowered', lowered, 'codes', codes)
  FROM triage.response
  UNION ALL
  SELECT 'outcome', id, made_by, recorded_at, entry,
         jsonb_build_object('decision', decision_id, 'outcome', kind, 'unit', unit, 'value', amount)
  FROM triage.outcome_record
  UNION ALL
  SELECT 'monitoring-added', id, made_by, recorded_at, entry,
         jsonb_build_object('decision', decision_id)
  FROM triage.monitoring_given
  UNION ALL
  SELECT 'action-done', id, made_by, recorded_at, entry,
         jsonb_build_object('decision', decision_id, 'place', place, 'action', code)
  FROM triage.action_done
  UNION ALL
  SELECT 'closing', id, made_by, recorded_at, entry, '{}'
  FROM triage.contact_closed
  UNION ALL
  SELECT 'access', id, made_by, recorded_at, entry,
         jsonb_build_object('operation', operation, 'record', record_id)
  FROM ledger.access
  UNION ALL
  SELECT kind, id, made_by, recorded_at, entry, '{}'
  FROM ledger.event
), entered AS (
  SELECT said.kind, said.id, said.made_by, said.recorded_at, said.r, whole.entry
  FROM said
  CROSS JOIN LATERAL (SELECT convert_from(said.entry, 'UTF8')::jsonb AS e OFFSET 0) parsed
  CROSS JOIN LATERAL (
    SELECT CASE said.kind
             WHEN 'decision' THEN
               (e - 'supersedes') || (e -> 'outcome')
               || jsonb_build_object(
                    'supersedes', e #> '{supersedes,id}', 'reason_code', e #> '{supersedes,reason_code}',
                    'invented', coalesce((e ->> 'invented')::boolean, false))
             WHEN 'response' THEN
               e || jsonb_build_object(
                      'codes', e - ARRAY['id', 'recorded_at', 'by', 'kind', 'version', 'decision',
                                         'words_commitment'])
             ELSE e
           END AS entry OFFSET 0) whole
), compared AS (
  SELECT kind, id, concat_ws(', ',
           CASE WHEN entry ->> 'id' IS DISTINCT FROM id::text THEN 'id' END,
           CASE WHEN entry ->> 'kind' IS DISTINCT FROM kind THEN 'kind' END,
           CASE WHEN entry ->> 'by' IS DISTINCT FROM made_by THEN 'made_by' END,
           CASE WHEN (entry ->> 'recorded_at')::timestamptz IS DISTINCT FROM recorded_at
                THEN 'recorded_at' END,
           (SELECT string_agg(m.key, ', ' ORDER BY m.key)
            FROM jsonb_each(r) m
            WHERE CASE WHEN m.key = 'as_of'
                       THEN (entry ->> 'as_of')::timestamptz IS DISTINCT FROM (m.value #>> '{}')::timestamptz
                       ELSE nullif(entry -> m.key, 'null') IS DISTINCT FROM nullif(m.value, 'null') END)
         ) AS columns
  FROM entered
)
SELECT kind, id, columns FROM compared WHERE columns <> '';

CREATE OR REPLACE VIEW ledger.retention_difference AS
WITH event AS (
  SELECT id, kind, convert_from(entry, 'UTF8')::jsonb AS e
  FROM ledger.event
  WHERE kind IN ('hold', 'retention')
), every AS (
  SELECT kind, id, columns FROM ledger.record_difference
  UNION ALL
  SELECT event.kind, event.id, 'the row of triage.hold'
  FROM event
  LEFT JOIN triage.hold h USING (id)
  WHERE event.kind = 'hold'
    AND ((e ->> 'decision', e ->> 'held', e ->> 'reason_code', e ->> 'by')
         IS DISTINCT FROM (h.decision_id::text, h.held::text, h.reason_code, h.made_by)
      OR (e ->> 'recorded_at')::timestamptz IS DISTINCT FROM h.recorded_at)
  UNION ALL
  -- Entries of before do not say how many years the class had.
  SELECT event.kind, event.id, 'the row of triage.retention'
  FROM event
  LEFT JOIN triage.retention r USING (id)
  LEFT JOIN triage.decision d ON d.id = r.decision_id
  WHERE event.kind = 'retention'
    AND ((e ->> 'decision', e ->> 'class', e ->> 'by')
         IS DISTINCT FROM (r.decision_id::text, r.class, r.made_by)
      OR (e ->> 'recorded_at')::timestamptz IS DISTINCT FROM r.recorded_at
      OR (e ? 'years'
          AND r.review_on IS DISTINCT FROM ((d.recorded_at AT TIME ZONE 'Europe/London')::date
                                            + make_interval(years => (e ->> 'years')::int))::date))
)
SELECT kind, id, string_agg(columns, ', ') AS columns FROM every GROUP BY kind, id;

CREATE OR REPLACE VIEW ledger.difference AS
WITH event AS (
  SELECT id, kind, convert_from(entry, 'UTF8')::jsonb AS e
  FROM ledger.event
  WHERE kind IN ('restriction', 'challenge', 'notice', 'people-only')
), every AS (
  SELECT kind, id, columns FROM ledger.activation_difference
  UNION ALL
  SELECT kind, id, columns FROM ledger.beside_difference
  UNION ALL
  SELECT kind, id, columns FROM ledger.stray
  UNION ALL
  SELECT event.kind, event.id, 'the row of triage.restriction'
  FROM event
  LEFT JOIN triage.restriction r USING (id)
  WHERE event.kind = 'restriction'
    AND ((e ->> 'decision', e ->> 'restricted', e ->> 'reason_code', e ->> 'by')
         IS DISTINCT FROM (r.decision_id::text, r.restricted::text, r.reason_code, r.made_by)
      OR (e ->> 'recorded_at')::timestamptz IS DISTINCT FROM r.recorded_at)
  UNION ALL
  SELECT event.kind, event.id, 'the row of triage.challenge'
  FROM event
  LEFT JOIN triage.challenge c USING (id)
  WHERE event.kind = 'challenge' AND e ->> 'step' = 'made'
    AND ((e ->> 'decision', e ->> 'contested', e ->> 'for', e ->> 'reference', e ->> 'received_on',
          e ->> 'due', e ->> 'by')
         IS DISTINCT FROM (c.decision_id::text, c.contested, c.made_for, c.reference, c.received_on::text,
                           c.due::text, c.made_by)
      OR (e ->> 'recorded_at')::timestamptz IS DISTINCT FROM c.recorded_at)
  UNION ALL
  SELECT event.kind, event.id, 'the row of triage.challenge_extended'
  FROM event
  LEFT JOIN triage.challenge_extended x USING (id)
  WHERE event.kind = 'challenge' AND e ->> 'step' = 'extended'
    AND ((e ->> 'challenge', e ->> 'reason_code', e ->> 'due', e ->> 'by')
         IS DISTINCT FROM (x.challenge_id::text, x.reason_code, x.due::text, x.made_by)
      OR (e ->> 'recorded_at')::timestamptz IS DISTINCT FROM x.recorded_at)
  UNION ALL
  SELECT event.kind, event.id, 'the row of triage.challenge_answered'
  FROM event
  LEFT JOIN triage.challenge_answered a USING (id)
  WHERE event.kind = 'challenge' AND e ->> 'step' = 'answered'
    AND ((e ->> 'challenge', e ->> 'answer', e ->> 'reason_code', e ->> 'new_decision', e ->> 'by')
         IS DISTINCT FROM (a.challenge_id::text, a.answer, a.reason_code, a.new_decision::text, a.made_by)
      OR (e ->> 'recorded_at')::timestamptz IS DISTINCT FROM a.recorded_at)
  UNION ALL
  SELECT event.kind, event.id, 'the row of triage.notice_given'
  FROM event
  LEFT JOIN triage.notice_given g USING (id)
  LEFT JOIN triage.notice n ON n.id = g.notice_id
  WHERE event.kind = 'notice'
    AND ((e ->> 'notice', e ->> 'decision', e ->> 'cause', e ->> 'recipient', e ->> 'by')
         IS DISTINCT FROM (n.id::text, n.decision_id::text, n.cause, n.recipient, g.made_by)
      OR (e ->> 'recorded_at')::timestamptz IS DISTINCT FROM g.recorded_at)
  UNION ALL
  SELECT event.kind, event.id, 'the row of triage.people_only'
  FROM event
  LEFT JOIN triage.people_only p USING (id)
  WHERE event.kind = 'people-only'
    AND ((e ->> 'rulebook', e ->> 'people_only', e ->> 'cause', e ->> 'showing_hash', e ->> 'by')
         IS DISTINCT FROM (p.rulebook, p.people_only::text, p.cause,
                           encode(sha256(convert_to(p.showing, 'UTF8')), 'hex'), p.made_by)
      OR (e ->> 'recorded_at')::timestamptz IS DISTINCT FROM p.recorded_at)
  UNION ALL
  SELECT 'access', id, 'recipient'
  FROM ledger.access
  WHERE convert_from(entry, 'UTF8')::jsonb ->> 'recipient' IS DISTINCT FROM recipient
)
SELECT kind, id, string_agg(columns, ', ') AS columns FROM every GROUP BY kind, id;
