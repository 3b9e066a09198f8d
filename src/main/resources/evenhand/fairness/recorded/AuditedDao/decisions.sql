-- Every decision of one rulebook, a row each, in no order: what the audit tells apart and no more.
SELECT version,
       revision,
       made_by,
       invented,
       first_of_contact,
       version || ' ' || to_char(as_of_hour AT TIME ZONE 'Europe/London', :periodFormat) AS period,
       array_to_string(rules, ' ') AS rules,
       -- As an array, without due times: advice that is alike is the same text, and read once.
       jsonb_build_array(outcome -> 'grades', outcome -> 'flags',
                         jsonb_path_query_array(outcome, '$.actions[*].code'),
                         jsonb_path_query_array(outcome, '$.reviews[*].code'),
                         jsonb_path_query_array(outcome, '$.blocks[*].code'),
                         outcome -> 'options', outcome -> 'provisional')::text AS advice,
       persons::text AS persons,
       compared::text AS compared,
       accepted,
       lowered,
       response ->> 'reason_code' AS reason,
       (response -> 'confirmations')::text AS confirmations,
       later_outcomes::text AS later_outcomes
FROM monitoring.audited_decision
WHERE rulebook = :rulebook AND as_of_hour >= :from AND as_of_hour < :until
