-- Every decision of one rulebook, a row each, in no order: what the audit tells apart and no more.
SELECT version,
       revision,
       made_by,
       invented,
       first_of_contact,
       version || ' ' || to_char(as_of_hour AT TIME ZONE 'Europe/London', :periodFormat) AS period,
       array_to_string(rules, ' ') AS rules,
       monitoring.advice(outcome) AS advice,
       persons::text AS persons,
       compared::text AS compared,
       accepted,
       lowered,
       response ->> 'reason_code' AS reason,
       (response -> 'confirmations')::text AS confirmations,
       later_outcomes::text AS later_outcomes
FROM monitoring.audited_decision
WHERE rulebook = :rulebook AND as_of_hour >= :from AND as_of_hour < :until
