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
   WHERE d.id = :supersedes
     AND (CAST(:corrector AS text) IS NULL OR d.contact = :contact
          OR EXISTS (SELECT FROM triage.contact_history h
                     WHERE h.contact = d.contact AND h.kind = 'decision'
                       AND h.made_by = :corrector))) AS corrected,
  (SELECT json_object_agg(newest.rulebook, newest.said)::text
   FROM (SELECT DISTINCT ON (h.rulebook) h.rulebook,
                jsonb_path_query_array(d.outcome, '$.blocks[*].code') AS said
         FROM triage.contact_step h
         JOIN triage.decision d ON d.id = h.id
         WHERE h.contact = :contact AND h.kind = 'decision' AND NOT h.superseded
         ORDER BY h.rulebook, h.id DESC) newest) AS standing,
  (SELECT min(d.as_of)
   FROM triage.contact_history h
   JOIN triage.decision d ON d.id = h.id
   WHERE h.contact = :contact AND h.kind = 'decision') AS first_as_of,
  (SELECT json_build_object('grade', said.grade, 'at', said.recorded_at)::text
   FROM (SELECT r.id, r.recorded_at,
                CASE WHEN r.accepted THEN d.outcome -> 'grades' ->> 'response'
                     ELSE r.codes -> 'grades' ->> 'response' END AS grade
         FROM triage.contact_history h
         JOIN triage.response r ON r.decision_id = h.id
         JOIN triage.decision d ON d.id = h.id
         WHERE h.contact = :contact AND h.kind = 'decision') said
   WHERE said.grade IS NOT NULL
   ORDER BY said.id DESC
   LIMIT 1) AS graded
