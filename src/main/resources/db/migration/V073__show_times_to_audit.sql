-- How long what decisions ask for took: one row for each contact and rulebook. As in audited_decision,
-- no id of a decision, contact or monitoring row leaves, and times are cut to the hour.
CREATE VIEW monitoring.audited_time WITH (security_barrier) AS
WITH standing AS (
  SELECT d.*
  FROM triage.decision d
  WHERE NOT EXISTS (SELECT FROM triage.contact_history s WHERE s.supersedes = d.id)
), timed AS (
  SELECT d.rulebook, d.contact, o.kind, (array_agg(o.amount ORDER BY o.id DESC))[1] AS minutes
  FROM triage.outcome_record o
  JOIN triage.decision d ON d.id = o.decision_id
  WHERE o.unit = 'minutes'
  GROUP BY d.rulebook, d.contact, o.kind
), times AS (
  SELECT rulebook, contact, jsonb_object_agg(kind, minutes) AS times
  FROM timed
  GROUP BY rulebook, contact
), newest_person AS (
  SELECT DISTINCT ON (s.rulebook, s.contact, p.role) s.rulebook, s.contact, p.role,
         to_jsonb(p) - ARRAY['id', 'role', 'monitoring_key', 'salt'] AS said
  FROM standing s
  JOIN monitoring.person p ON p.monitoring_key = s.monitoring_key
  ORDER BY s.rulebook, s.contact, p.role, p.id DESC
), persons AS (
  SELECT rulebook, contact, jsonb_object_agg(role, jsonb_strip_nulls(said)) AS by_role
  FROM newest_person
  GROUP BY rulebook, contact
), asked AS (
  SELECT s.rulebook, s.contact, array_agg(DISTINCT a.action ->> 'code') AS actions
  FROM standing s
  CROSS JOIN LATERAL jsonb_array_elements(s.outcome -> 'actions') AS a (action)
  GROUP BY s.rulebook, s.contact
), flagged AS (
  SELECT s.rulebook, s.contact, array_agg(DISTINCT f.flag) AS flags
  FROM standing s
  CROSS JOIN LATERAL jsonb_array_elements_text(s.outcome -> 'flags') AS f (flag)
  GROUP BY s.rulebook, s.contact
), contact AS (
  SELECT rulebook, contact,
         date_trunc('hour', min(as_of), 'UTC') AS as_of_hour,
         bool_or(invented) AS invented,
         (array_agg(compared ORDER BY id DESC))[1] AS compared
  FROM standing
  GROUP BY rulebook, contact
)
SELECT c.rulebook, c.as_of_hour, c.invented, c.compared,
       coalesce(a.actions, '{}') AS actions,
       coalesce(f.flags, '{}') AS flags,
       coalesce(t.times, '{}') AS times,
       coalesce(p.by_role, '{}') AS persons
FROM contact c
LEFT JOIN asked a USING (rulebook, contact)
LEFT JOIN flagged f USING (rulebook, contact)
LEFT JOIN times t USING (rulebook, contact)
LEFT JOIN persons p USING (rulebook, contact);

GRANT SELECT ON monitoring.audited_time TO evenhand_fairness;
