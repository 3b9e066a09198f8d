-- The log that DPA 2018 s.62 asks for, in one view: what stands in the access log, and the records that are
-- themselves the log of being collected or altered, for they hold when, who and what, are sealed and are
-- never changed. It is read to check lawfulness and to answer the Commissioner, and feeds nothing.
CREATE VIEW ledger.processing AS
SELECT id, recorded_at, made_by, operation, record_id,
       convert_from(entry, 'UTF8')::jsonb ->> 'reason_code' AS reason_code, recipient, 'access' AS log
FROM ledger.access
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
FROM triage.restriction;

GRANT SELECT ON ledger.processing TO evenhand_service;

-- It is asked for by time.
CREATE INDEX access_recorded_at ON ledger.access (recorded_at);
