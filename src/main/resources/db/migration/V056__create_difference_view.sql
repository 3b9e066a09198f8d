-- Which columns of a record no longer say what its entry says. The entry is what is sealed; the columns
-- beside it are what the service reads, and an insider could change them alone.
CREATE VIEW ledger.difference AS
WITH said AS (
  SELECT 'decision' AS kind, id, made_by, recorded_at, convert_from(entry, 'UTF8')::jsonb AS e,
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
  SELECT 'response', id, made_by, recorded_at, convert_from(entry, 'UTF8')::jsonb,
         jsonb_build_object('decision', decision_id)
  FROM triage.response
  UNION ALL
  SELECT 'outcome', id, made_by, recorded_at, convert_from(entry, 'UTF8')::jsonb,
         jsonb_build_object('decision', decision_id, 'outcome', kind, 'unit', unit, 'value', amount)
  FROM triage.outcome_record
  UNION ALL
  SELECT 'monitoring-added', id, made_by, recorded_at, convert_from(entry, 'UTF8')::jsonb,
         jsonb_build_object('decision', decision_id)
  FROM triage.monitoring_given
  UNION ALL
  SELECT 'action-done', id, made_by, recorded_at, convert_from(entry, 'UTF8')::jsonb,
         jsonb_build_object('decision', decision_id, 'place', place, 'action', code)
  FROM triage.action_done
  UNION ALL
  SELECT 'closing', id, made_by, recorded_at, convert_from(entry, 'UTF8')::jsonb, '{}'
  FROM triage.contact_closed
  UNION ALL
  SELECT 'access', id, made_by, recorded_at, convert_from(entry, 'UTF8')::jsonb,
         jsonb_build_object('operation', operation, 'record', record_id)
  FROM ledger.access
  UNION ALL
  SELECT kind, id, made_by, recorded_at, convert_from(entry, 'UTF8')::jsonb, '{}'
  FROM ledger.event
), entered AS (
  SELECT said.*,
         CASE WHEN kind <> 'decision' THEN e ELSE
           (e - 'supersedes') || (e -> 'outcome')
           || jsonb_build_object(
                'supersedes', e #> '{supersedes,id}', 'reason_code', e #> '{supersedes,reason_code}',
                'invented', coalesce((e ->> 'invented')::boolean, false))
         END AS entry
  FROM said
), compared AS (
  SELECT kind, id, concat_ws(', ',
           CASE WHEN entry ->> 'id' IS DISTINCT FROM id::text THEN 'id' END,
           CASE WHEN entry ->> 'by' IS DISTINCT FROM made_by THEN 'made_by' END,
           CASE WHEN (entry ->> 'recorded_at')::timestamptz IS DISTINCT FROM recorded_at
                THEN 'recorded_at' END,
           (SELECT string_agg(m.key, ', ' ORDER BY m.key)
            FROM jsonb_each(r) m
            WHERE CASE WHEN m.key = 'as_of'
                       THEN (entry ->> 'as_of')::timestamptz IS DISTINCT FROM (r ->> 'as_of')::timestamptz
                       ELSE nullif(entry -> m.key, 'null') IS DISTINCT FROM nullif(m.value, 'null') END)
         ) AS columns
  FROM entered
)
SELECT kind, id, columns FROM compared WHERE columns <> '';

GRANT SELECT ON ledger.difference TO evenhand_service;
