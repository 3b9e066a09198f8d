INSERT INTO audited
SELECT version, revision, as_of_hour, made_by, invented,
       outcome, rules, first_of_contact, persons, accepted,
       lowered, response ->> 'reason_code', later_outcomes,
       compared || jsonb_build_object(
         'handler', made_by, 'rulebook_version', version,
         'recommended_outcome', (outcome -> 'grades')::text)
FROM monitoring.audited_decision
WHERE rulebook = :rulebook AND as_of_hour >= :from AND as_of_hour < :until
