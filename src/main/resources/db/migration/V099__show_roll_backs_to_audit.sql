-- A roll-back passes without the gate too: its reason belongs into the next fairness report.
CREATE OR REPLACE VIEW monitoring.audited_activation WITH (security_barrier) AS
SELECT a.rulebook, r.version, a.revision, a.effective_from, a.reason, a.kind
FROM triage.rulebook_activation a
JOIN triage.rulebook_revision r ON r.revision = a.revision
WHERE a.kind IN ('activate', 'roll-back') AND a.reason IS NOT NULL
  AND NOT EXISTS (SELECT FROM triage.rulebook_activation w WHERE w.withdraws = a.id);
