-- The same without decisions for which nothing was suggested: a grade that no rule gave is no grade not given.
CREATE OR REPLACE VIEW monitoring.audited_decision WITH (security_barrier) AS
WITH newest_person AS (
  SELECT DISTINCT ON (monitoring_key, role) *
  FROM monitoring.person
  ORDER BY monitoring_key, role, id DESC
), persons AS (
  SELECT monitoring_key,
         jsonb_object_agg(role, jsonb_strip_nulls(
           to_jsonb(newest_person) - ARRAY['id', 'role', 'monitoring_key', 'salt'])) AS by_role
  FROM newest_person
  GROUP BY monitoring_key
), newest_response AS (
  SELECT DISTINCT ON (decision_id) *
  FROM triage.response
  ORDER BY decision_id, id DESC
), later AS (
  SELECT decision_id,
         jsonb_agg(jsonb_build_object('kind', kind, 'amount', amount, 'unit', unit,
                                      'days_after', (happened_at AT TIME ZONE 'UTC')::date - (recorded_at AT TIME ZONE 'UTC')::date)
                   ORDER BY id) AS outcomes
  FROM triage.outcome_record
  GROUP BY decision_id
)
SELECT d.rulebook,
       d.version,
       d.revision,
       date_trunc('hour', d.as_of, 'UTC') AS as_of_hour,
       d.made_by,
       d.outcome,
       d.rules,
       d.provisional,
       d.invented,
       NOT EXISTS (
         SELECT FROM triage.contact_history h
         WHERE h.contact = d.contact AND h.kind = 'decision' AND h.rulebook = d.rulebook
           AND h.id < d.id) AS first_of_contact,
       p.by_role AS persons,
       r.accepted,
       r.codes AS response,
       r.lowered,
       l.outcomes AS later_outcomes,
       d.compared
FROM triage.decision d
LEFT JOIN persons p ON p.monitoring_key = d.monitoring_key
LEFT JOIN newest_response r ON r.decision_id = d.id
LEFT JOIN later l ON l.decision_id = d.id
WHERE NOT EXISTS (SELECT FROM triage.contact_history s WHERE s.supersedes = d.id)
  AND NOT d.outcome -> 'reviews' @> '[{"code": "PEOPLE_ONLY"}]';
