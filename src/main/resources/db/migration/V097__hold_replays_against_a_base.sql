-- A replay or shadow is held against one revision. What another one decided is decided by it too, so that
-- before and after are of the same two revisions throughout.
ALTER TABLE triage.replay ADD COLUMN base text;
ALTER TABLE triage.replayed
  ADD COLUMN base_outcome jsonb,
  ADD COLUMN base_rules text[],
  ADD CHECK ((base_outcome IS NULL) = (base_rules IS NULL));

COMMENT ON COLUMN triage.replay.base IS 'the revision in force when it began';
COMMENT ON COLUMN triage.replayed.base_outcome IS 'what the base makes of it; empty where that is as recorded';

CREATE OR REPLACE VIEW monitoring.audited_replay WITH (security_barrier) AS
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
)
SELECT r.replay_id,
       d.rulebook,
       d.version,
       d.revision,
       date_trunc('hour', d.as_of, 'UTC') AS as_of_hour,
       d.made_by,
       d.invented,
       coalesce(r.base_outcome, d.outcome) AS outcome_before,
       coalesce(r.outcome, r.base_outcome, d.outcome) AS outcome_after,
       coalesce(r.base_rules, d.rules) AS rules_before,
       coalesce(r.rules, r.base_rules, d.rules) AS rules_after,
       NOT EXISTS (
         SELECT FROM triage.contact_history h
         WHERE h.contact = d.contact AND h.kind = 'decision' AND h.rulebook = d.rulebook
           AND h.id < d.id) AS first_of_contact,
       p.by_role AS persons,
       d.compared
FROM triage.replayed r
JOIN triage.decision d ON d.id = r.decision_id
LEFT JOIN persons p ON p.monitoring_key = d.monitoring_key
WHERE r.became IN ('same', 'changed')
  AND NOT EXISTS (SELECT FROM triage.contact_history s WHERE s.supersedes = d.id);
