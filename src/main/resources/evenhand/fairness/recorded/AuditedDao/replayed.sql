-- Every decision of one replay, a row each, in no order, under both revisions. As of recorded decisions.
SELECT version,
       revision,
       made_by,
       invented,
       first_of_contact,
       version || ' ' || to_char(as_of_hour AT TIME ZONE 'Europe/London', :periodFormat) AS period,
       array_to_string(rules_before, ' ') AS rules_before,
       monitoring.advice(outcome_before) AS advice_before,
       array_to_string(rules_after, ' ') AS rules_after,
       monitoring.advice(outcome_after) AS advice_after,
       persons::text AS persons,
       compared::text AS compared
FROM monitoring.audited_replay
WHERE replay_id = :replay
