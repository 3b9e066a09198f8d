-- One row per request to decide. A caller's key is kept as a hash over caller and key.
CREATE TABLE triage.idempotency (
  key_hash         bytea PRIMARY KEY,
  intake_id        uuid NOT NULL UNIQUE,
  contact          text COLLATE "C" NOT NULL,
  decision_ids     uuid[] NOT NULL,
  body_commitment  bytea NOT NULL,
  summary          text NOT NULL
);

COMMENT ON COLUMN triage.idempotency.body_commitment IS
  'salted hash of the request; the salt is erased with the answers';
COMMENT ON COLUMN triage.idempotency.summary IS 'the summary as answered: codes only';

SELECT ledger.make_append_only('triage.idempotency');
GRANT SELECT, INSERT ON triage.idempotency TO evenhand_service;
