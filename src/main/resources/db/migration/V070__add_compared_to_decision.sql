-- What the audit compares within: codes and bands of answers that the rulebook's audit section names,
-- kept beside the decision because the answers themselves are encrypted and may be erased.
ALTER TABLE triage.decision ADD COLUMN compared jsonb NOT NULL DEFAULT '{}';

COMMENT ON COLUMN triage.decision.compared IS 'codes and bands by column, as the audit section names them';
