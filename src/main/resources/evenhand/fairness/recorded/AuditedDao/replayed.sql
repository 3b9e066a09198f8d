-- Every decision of one replay, a row each, in no order, under both revisions. As of recorded decisions.
SELECT version,
       revision,
       made_by,
       invented,
       first_of_contact,
       version || ' ' || to_char(as_of_hour AT TIME ZONE 'Europe/London', :periodFormat) AS period,
       array_to_string(rules_before, ' ') AS rules_before,
       jsonb_build_array(outcome_before -> 'grades', outcome_before -> 'flags',
                         jsonb_path_query_array(outcome_before, '$.actions[*].code'),
                         jsonb_path_query_array(outcome_before, '$.reviews[*].code'),
                         jsonb_path_query_array(outcome_before, '$.blocks[*].code'),
                         outcome_before -> 'options', outcome_before -> 'provisional')::text AS advice_before,
       array_to_string(rules_after, ' ') AS rules_after,
       jsonb_build_array(outcome_after -> 'grades', outcome_after -> 'flags',
                         jsonb_path_query_array(outcome_after, '$.actions[*].code'),
                         jsonb_path_query_array(outcome_after, '$.reviews[*].code'),
                         jsonb_path_query_array(outcome_after, '$.blocks[*].code'),
                         outcome_after -> 'options', outcome_after -> 'provisional')::text AS advice_after,
       persons::text AS persons,
       compared::text AS compared
FROM monitoring.audited_replay
WHERE replay_id = :replay
