-- The exact bytes of every entry by kind and id, wherever they were recorded.
CREATE VIEW ledger.record AS
SELECT 'decision' AS kind, id, entry FROM triage.decision
UNION ALL SELECT 'response', id, entry FROM triage.response
UNION ALL SELECT 'outcome', id, entry FROM triage.outcome_record
UNION ALL SELECT 'monitoring-added', id, entry FROM triage.monitoring_given
UNION ALL SELECT 'action-done', id, entry FROM triage.action_done
UNION ALL SELECT 'closing', id, entry FROM triage.contact_closed
UNION ALL SELECT 'access', id, entry FROM ledger.access
UNION ALL SELECT kind, id, entry FROM ledger.event;

GRANT SELECT ON ledger.record TO evenhand_service;
