-- The same decisions under two revisions, by recorded group and by whether each side selects them.
WITH told AS (
  SELECT coalesce(persons -> :role ->> :characteristic, '') AS recorded,
         outcome_before @> ANY (:outcomes::jsonb[]) OR rules_before && :rules::text[] AS before,
         outcome_after @> ANY (:outcomes::jsonb[]) OR rules_after && :rules::text[] AS after
  FROM monitoring.audited_replay
  WHERE replay_id = :replay
)
SELECT recorded, before, after, count(*) AS decisions
FROM told
GROUP BY recorded, before, after
