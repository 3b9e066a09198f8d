INSERT INTO audited
SELECT version, revision, as_of_hour, made_by, invented,
       CASE WHEN :isAfter THEN outcome_after ELSE outcome_before END,
       CASE WHEN :isAfter THEN rules_after ELSE rules_before END,
       first_of_contact, persons, NULL, NULL, NULL, NULL,
       compared || jsonb_build_object(
         'handler', made_by, 'rulebook_version', version,
         'recommended_outcome', (outcome_before -> 'grades')::text)
FROM monitoring.audited_replay
WHERE replay_id = :replay
