SELECT
  (SELECT json_build_object(
            'contact', i.contact, 'decision_ids', i.decision_ids, 'summary', i.summary,
            'body_commitment', encode(i.body_commitment, 'hex'))::text
   FROM triage.idempotency i
   WHERE i.key_hash = :keyHash) AS first_answer,
  (SELECT json_agg(s ORDER BY s.id)::text
   FROM triage.contact_step s
   WHERE s.contact = :contact) AS steps,
  (SELECT json_build_object(
            'id', d.id, 'rulebook', d.rulebook, 'monitoring_key', d.monitoring_key)::text
   FROM triage.decision d
   WHERE d.id = :supersedes) AS corrected
