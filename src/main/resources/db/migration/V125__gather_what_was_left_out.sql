-- The log that DPA 2018 s.62 asks for, whole. Erasures are read from what was sealed when something was erased: before,
-- a line of the access log said who was about to erase, and stood where a hold then refused it, so those are left out.
CREATE OR REPLACE VIEW ledger.processing AS
SELECT id, recorded_at, made_by, operation, record_id,
       convert_from(entry, 'UTF8')::jsonb ->> 'reason_code' AS reason_code, recipient, 'access' AS log
FROM ledger.access WHERE operation <> 'ERASURE'
UNION ALL
SELECT id, recorded_at, made_by, 'ERASURE', (convert_from(entry, 'UTF8')::jsonb ->> 'decision')::uuid,
       convert_from(entry, 'UTF8')::jsonb ->> 'reason_code', NULL, 'decisions'
FROM ledger.event WHERE kind = 'erasure'
UNION ALL
SELECT id, recorded_at, made_by, 'COLLECTION', id, 'CONTACT', NULL, 'decisions'
FROM triage.decision WHERE supersedes IS NULL
UNION ALL
SELECT id, recorded_at, made_by, 'ALTERATION', supersedes, reason_code, NULL, 'decisions'
FROM triage.decision WHERE supersedes IS NOT NULL
UNION ALL
SELECT id, recorded_at, made_by, 'COLLECTION', decision_id, 'MONITORING', NULL, 'decisions'
FROM triage.monitoring_given
UNION ALL
SELECT id, recorded_at, made_by, 'COLLECTION', decision_id, 'LATER_OUTCOME', NULL, 'decisions'
FROM triage.outcome_record
UNION ALL
SELECT id, recorded_at, made_by, 'COLLECTION', decision_id, 'CHALLENGE', NULL, 'decisions'
FROM triage.challenge
UNION ALL
SELECT id, recorded_at, made_by, 'ALTERATION', decision_id, coalesce(codes ->> 'reason_code', 'ACCEPTED'),
       NULL, 'decisions'
FROM triage.response
UNION ALL
SELECT id, recorded_at, made_by, 'ALTERATION', decision_id, reason_code, NULL, 'decisions'
FROM triage.restriction
UNION ALL
SELECT x.id, x.recorded_at, x.made_by, 'ALTERATION', c.decision_id, x.reason_code, NULL, 'decisions'
FROM triage.challenge_extended x
JOIN triage.challenge c ON c.id = x.challenge_id
UNION ALL
SELECT a.id, a.recorded_at, a.made_by, 'ALTERATION', c.decision_id, a.reason_code, NULL, 'decisions'
FROM triage.challenge_answered a
JOIN triage.challenge c ON c.id = a.challenge_id
UNION ALL
SELECT id, recorded_at, made_by, 'ALTERATION', decision_id, reason_code, NULL, 'decisions'
FROM triage.hold
UNION ALL
SELECT id, recorded_at, made_by, 'ALTERATION', decision_id, 'RETENTION_' || class, NULL, 'decisions'
FROM triage.retention
UNION ALL
SELECT id, recorded_at, made_by, 'ALTERATION', decision_id, 'TASK_DONE', NULL, 'decisions'
FROM triage.action_done
UNION ALL
-- A contact has no id: its newest decision stands for it.
SELECT c.id, c.recorded_at, c.made_by, 'ALTERATION',
       coalesce((SELECT h.id FROM triage.contact_history h
                 WHERE h.contact = c.contact AND h.kind = 'decision' AND h.id < c.id
                 ORDER BY h.id DESC LIMIT 1), c.id),
       'CLOSED', NULL, 'decisions'
FROM triage.contact_closed c
UNION ALL
SELECT g.id, g.recorded_at, g.made_by, 'ALTERATION', n.decision_id, 'NOTICE_GIVEN', n.recipient, 'decisions'
FROM triage.notice_given g
JOIN triage.notice n ON n.id = g.notice_id;

-- It is asked for by time.
CREATE INDEX event_recorded_at ON ledger.event (recorded_at);
