-- What duties in law add is read from tables beside the events that are sealed: those must say the same.
ALTER VIEW ledger.difference RENAME TO activation_difference;

CREATE VIEW ledger.difference AS
WITH event AS (
  SELECT id, kind, convert_from(entry, 'UTF8')::jsonb AS e
  FROM ledger.event
  WHERE kind IN ('restriction', 'challenge', 'notice', 'people-only')
), every AS (
  SELECT kind, id, columns FROM ledger.activation_difference
  UNION ALL
  SELECT 'restriction', id, 'the row of triage.restriction'
  FROM (SELECT * FROM event WHERE kind = 'restriction') event
  FULL JOIN triage.restriction r USING (id)
  WHERE (e ->> 'decision', e ->> 'restricted', e ->> 'reason_code', e ->> 'by')
        IS DISTINCT FROM (r.decision_id::text, r.restricted::text, r.reason_code, r.made_by)
  UNION ALL
  SELECT 'challenge', id, 'the row of triage.challenge'
  FROM (SELECT * FROM event WHERE kind = 'challenge' AND e ->> 'step' = 'made') event
  FULL JOIN triage.challenge c USING (id)
  WHERE (e ->> 'decision', e ->> 'contested', e ->> 'for', e ->> 'reference', e ->> 'due')
        IS DISTINCT FROM (c.decision_id::text, c.contested, c.made_for, c.reference, c.due::text)
  UNION ALL
  SELECT 'challenge', id, 'the row of triage.challenge_extended'
  FROM (SELECT * FROM event WHERE kind = 'challenge' AND e ->> 'step' = 'extended') event
  FULL JOIN triage.challenge_extended x USING (id)
  WHERE (e ->> 'challenge', e ->> 'reason_code', e ->> 'due')
        IS DISTINCT FROM (x.challenge_id::text, x.reason_code, x.due::text)
  UNION ALL
  SELECT 'challenge', id, 'the row of triage.challenge_answered'
  FROM (SELECT * FROM event WHERE kind = 'challenge' AND e ->> 'step' = 'answered') event
  FULL JOIN triage.challenge_answered a USING (id)
  WHERE (e ->> 'challenge', e ->> 'answer', e ->> 'reason_code', e ->> 'new_decision', e ->> 'by')
        IS DISTINCT FROM (a.challenge_id::text, a.answer, a.reason_code, a.new_decision::text, a.made_by)
  UNION ALL
  SELECT 'notice', id, 'the row of triage.notice_given'
  FROM (SELECT * FROM event WHERE kind = 'notice') event
  FULL JOIN (
    SELECT g.id, n.id AS notice_id, n.decision_id, n.recipient
    FROM triage.notice_given g
    JOIN triage.notice n ON n.id = g.notice_id) given USING (id)
  WHERE (e ->> 'notice', e ->> 'decision', e ->> 'recipient')
        IS DISTINCT FROM (given.notice_id::text, given.decision_id::text, given.recipient)
  UNION ALL
  SELECT 'people-only', id, 'the row of triage.people_only'
  FROM (SELECT * FROM event WHERE kind = 'people-only') event
  FULL JOIN triage.people_only p USING (id)
  WHERE (e ->> 'rulebook', e ->> 'people_only', e ->> 'cause', e ->> 'showing_hash')
        IS DISTINCT FROM (p.rulebook, p.people_only::text, p.cause,
                          encode(sha256(convert_to(p.showing, 'UTF8')), 'hex'))
  UNION ALL
  SELECT 'access', id, 'recipient'
  FROM ledger.access
  WHERE convert_from(entry, 'UTF8')::jsonb ->> 'recipient' IS DISTINCT FROM recipient
  UNION ALL
  SELECT 'access', id, 'the row of triage.disclosure'
  FROM triage.disclosure d
  LEFT JOIN ledger.access a USING (id)
  WHERE (a.record_id, a.recipient, a.made_by) IS DISTINCT FROM (d.decision_id, d.recipient, d.made_by)
)
SELECT kind, id, string_agg(columns, ', ') AS columns FROM every GROUP BY kind, id;

GRANT SELECT ON ledger.difference TO evenhand_service;
