-- An entry says neither whose contact a decision or a closing is nor when a task is due nor what the audit compares
-- within. It commits to them, so that whoever changes them alike in every table is found. Entries of before do not.
ALTER TABLE triage.decision ADD COLUMN row_salt bytea;
ALTER TABLE triage.contact_closed ADD COLUMN row_salt bytea;

-- A line break put into a row must not stand for the line after it, nor a blank in a code for what divides.
CREATE VIEW ledger.row_difference AS
SELECT 'decision' AS kind, d.id, 'contact, due times, reminders, monitoring_key or compared' AS columns
FROM triage.decision d
CROSS JOIN LATERAL (SELECT convert_from(d.entry, 'UTF8')::jsonb ->> 'row_commitment' AS said OFFSET 0) e
CROSS JOIN LATERAL (
  SELECT string_agg('due=' || translate(a ->> 'code', E'\n ', '??') || ' '
                    || translate(coalesce(a ->> 'due', ''), E'\n', '?') || E'\n', '' ORDER BY place) AS lines
  FROM jsonb_array_elements(jsonb_path_query_array(d.outcome, '$.actions[*]')) WITH ORDINALITY AS t (a, place)) action
CROSS JOIN LATERAL (
  SELECT string_agg(concat_ws(' ', 'reminder=' || r.place, translate(r.kind, E'\n ', '??'),
                              translate(r.code, E'\n ', '??'), floor(extract(epoch FROM r.due))::bigint)
                    || E'\n', '' ORDER BY r.place) AS lines,
         bool_and((r.contact, r.rulebook, r.due) = (d.contact, d.rulebook, date_trunc('second', r.due))) AS agree
  FROM triage.reminder r
  WHERE r.decision_id = d.id) reminder
CROSS JOIN LATERAL (
  SELECT string_agg('compared=' || translate(key, E'\n ', '??') || ' ' || translate(value, E'\n', '?') || E'\n', ''
                    ORDER BY key COLLATE "C") AS lines
  FROM jsonb_each_text(CASE WHEN jsonb_typeof(d.compared) = 'object' THEN d.compared END)) compared
WHERE NOT coalesce(reminder.agree, true)
   OR e.said IS DISTINCT FROM encode(sha256(d.row_salt || convert_to(
        concat('contact=', translate(d.contact, E'\n', '?'), E'\nmonitoring_key=', d.monitoring_key, E'\n',
               action.lines, reminder.lines, compared.lines), 'UTF8')), 'hex')
UNION ALL
SELECT 'closing', c.id, 'contact'
FROM triage.contact_closed c
WHERE convert_from(c.entry, 'UTF8')::jsonb ->> 'row_commitment'
      IS DISTINCT FROM encode(sha256(c.row_salt || convert_to('contact=' || c.contact || E'\n', 'UTF8')), 'hex');

CREATE OR REPLACE VIEW ledger.difference AS
WITH every AS (
  SELECT kind, id, columns FROM ledger.duty_difference
  UNION ALL
  SELECT kind, id, columns FROM ledger.row_difference
  UNION ALL
  -- Entries that count from a review say the next day; the others say years, which are compared already.
  SELECT event.kind, event.id, 'the review in triage.retention'
  FROM (SELECT id, kind, convert_from(entry, 'UTF8')::jsonb AS e FROM ledger.event WHERE kind = 'retention') event
  LEFT JOIN triage.retention r USING (id)
  WHERE e ->> 'reason_code' IS DISTINCT FROM r.reason_code
     OR (e ? 'review_on' AND e ->> 'review_on' IS DISTINCT FROM r.review_on::text)
)
SELECT kind, id, string_agg(columns, ', ') AS columns FROM every GROUP BY kind, id;

-- Reminders of no decision stand for no record.
ALTER VIEW ledger.stray RENAME TO stray_but_reminders;
REVOKE ALL ON ledger.stray_but_reminders FROM evenhand_service;

CREATE VIEW ledger.stray AS
SELECT kind, id, columns FROM ledger.stray_but_reminders
UNION ALL
SELECT 'reminder', r.decision_id, 'a row of triage.reminder of no record'
FROM triage.reminder r
WHERE NOT EXISTS (SELECT FROM triage.decision d WHERE d.id = r.decision_id);

GRANT SELECT ON ledger.stray TO evenhand_service;
