-- One row per decision: codes for querying, and the exact bytes that the ledger hashes.
CREATE TABLE triage.decision (
  id              uuid PRIMARY KEY,
  intake_id       uuid NOT NULL,
  contact         text COLLATE "C" NOT NULL CHECK (contact ~ '^[A-Za-z0-9._/-]{1,64}$'),
  rulebook        text NOT NULL,
  version         text NOT NULL,
  revision        text NOT NULL,
  as_of           timestamptz NOT NULL,
  recorded_at     timestamptz NOT NULL,
  made_by         text NOT NULL,
  outcome         jsonb NOT NULL,
  rules           text[] NOT NULL,
  provisional     boolean NOT NULL,
  supersedes      uuid,
  reason_code     text,
  invented        boolean NOT NULL,
  monitoring_key  uuid NOT NULL,
  entry           bytea NOT NULL,
  CHECK ((supersedes IS NULL) = (reason_code IS NULL))
) PARTITION BY RANGE (id);

COMMENT ON COLUMN triage.decision.intake_id IS 'the request that made it; several decisions share one';
COMMENT ON COLUMN triage.decision.monitoring_key IS
  'what monitoring data is filed under: random, and shared by a decision and its corrections';

SELECT ledger.make_append_only('triage.decision');
GRANT SELECT, INSERT ON triage.decision TO evenhand_service;
