-- Two logs: decisions with all that follows from them, and who looked at which record.
ALTER TABLE ledger.outbox ADD COLUMN log text NOT NULL DEFAULT 'decisions'
  CHECK (log IN ('decisions', 'access'));
