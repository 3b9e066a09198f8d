-- Revisions that came into force although the gate said no, with the approver's reason, for the fairness report.
CREATE VIEW monitoring.audited_activation WITH (security_barrier) AS
SELECT a.rulebook, r.version, a.revision, a.effective_from, a.reason
FROM triage.rulebook_activation a
JOIN triage.rulebook_revision r ON r.revision = a.revision
WHERE a.kind = 'activate' AND a.reason IS NOT NULL;

GRANT SELECT ON monitoring.audited_activation TO evenhand_fairness;
