-- Writes any number of intakes in one statement, which is one transaction. An intake whose key was used
-- before writes nothing at all; the ids of those written are returned.
WITH request AS (
  SELECT *
  FROM unnest(:intakeIds::uuid[], :keyHashes::bytea[], :contacts::text[], :decisionIdLists::text[],
              :bodyCommitments::bytea[], :summaries::text[], :madeBy::text[], :recordedAt::timestamptz[],
              :invented::boolean[], :monitoringKeys::uuid[])
    AS r (intake_id, key_hash, contact, decision_ids, body_commitment, summary, made_by, recorded_at,
          invented, monitoring_key)
), claim AS (
  INSERT INTO triage.idempotency (key_hash, intake_id, contact, decision_ids, body_commitment, summary)
  SELECT key_hash, intake_id, contact, string_to_array(decision_ids, ' ')::uuid[], body_commitment, summary
  FROM request
  ORDER BY key_hash
  ON CONFLICT (key_hash) DO NOTHING
  RETURNING intake_id
), made AS MATERIALIZED (
  SELECT *
  FROM unnest(:decisionIds::uuid[], :ofIntakes::uuid[], :rulebooks::text[], :versions::text[],
              :revisions::text[], :asOf::timestamptz[], :outcomes::jsonb[], :rules::text[],
              :provisional::boolean[], :blocksClose::boolean[], :holdingRules::text[],
              :supersedes::uuid[], :reasonCodes::text[], :firstDue::timestamptz[],
              :reminders::jsonb[], :compared::jsonb[], :rowSalts::bytea[],
              :entries::bytea[], :leafHashes::bytea[], :keys::bytea[], :sealed::bytea[])
    AS d (id, intake_id, rulebook, version, revision, as_of, outcome, rules, provisional, blocks_close,
          holding_rules, supersedes, reason_code, first_due, reminders, compared, row_salt,
          entry, leaf_hash, key, sealed)
  JOIN request USING (intake_id)
  JOIN claim USING (intake_id)
), decision AS (
  INSERT INTO triage.decision
    (id, intake_id, contact, rulebook, version, revision, as_of, recorded_at, made_by, outcome, rules,
     provisional, supersedes, reason_code, invented, monitoring_key, compared, row_salt, entry)
  SELECT id, intake_id, contact, rulebook, version, revision, as_of, recorded_at, made_by, outcome,
         string_to_array(rules, ' '), provisional, supersedes, reason_code, invented, monitoring_key,
         compared, row_salt, entry
  FROM made
), history AS (
  INSERT INTO triage.contact_history
    (contact, id, kind, decision_id, rulebook, grades, provisional, blocks_close, holding_rules,
     supersedes, first_due, made_by, recorded_at)
  SELECT contact, id, 'decision', id, rulebook, outcome -> 'grades', provisional, blocks_close,
         string_to_array(holding_rules, ' '), supersedes, first_due, made_by, recorded_at
  FROM made
), reminder AS (
  INSERT INTO triage.reminder (decision_id, place, contact, rulebook, kind, code, due)
  SELECT made.id, r.place, made.contact, made.rulebook, r.kind, r.code, r.due
  FROM made, jsonb_to_recordset(made.reminders)
    AS r (place smallint, kind text, code text, due timestamptz)
), notice AS (
  INSERT INTO triage.notice (id, cause_id, cause, decision_id, recipient, recorded_at)
  SELECT gen_random_uuid(), made.id, 'correction', made.supersedes, told.recipient, made.recorded_at
  FROM made
  CROSS JOIN LATERAL (
    SELECT DISTINCT d.recipient FROM triage.disclosure d WHERE d.decision_id = made.supersedes) told
  WHERE made.supersedes IS NOT NULL
), answers AS (
  INSERT INTO subject.answers (decision_id, sealed) SELECT id, sealed FROM made
), answer_key AS (
  INSERT INTO subject.answer_key (decision_id, key) SELECT id, key FROM made
), outbox AS (
  INSERT INTO ledger.outbox (id, kind, leaf_hash) SELECT id, 'decision', leaf_hash FROM made
), person AS (
  INSERT INTO monitoring.person
    (id, role, monitoring_key, ethnicity_self_defined, ethnicity_officer_defined, sex, age, disability,
     sexual_orientation, gender_identity, religion, deprivation_decile, salt)
  SELECT p.id, p.role, request.monitoring_key, p.ethnicity_self_defined, p.ethnicity_officer_defined,
         p.sex, p.age, p.disability, p.sexual_orientation, p.gender_identity, p.religion,
         p.deprivation_decile, p.salt
  FROM unnest(:personIds::uuid[], :roles::text[], :ethnicitySelfDefined::text[],
              :ethnicityOfficerDefined::text[], :sexes::text[], :ages::int[], :disabilities::text[],
              :sexualOrientations::text[], :genderIdentities::text[], :religions::text[],
              :deprivationDeciles::int[], :salts::bytea[])
    AS p (id, role, ethnicity_self_defined, ethnicity_officer_defined, sex, age, disability,
          sexual_orientation, gender_identity, religion, deprivation_decile, salt)
  JOIN request ON request.intake_id = p.id
  JOIN claim ON claim.intake_id = p.id
)
SELECT intake_id FROM claim
