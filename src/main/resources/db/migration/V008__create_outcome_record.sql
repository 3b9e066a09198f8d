-- What became known after a decision.
CREATE TABLE triage.outcome_record (
  id            uuid PRIMARY KEY,
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  kind          text NOT NULL,
  happened_at   timestamptz NOT NULL,
  amount        bigint CHECK (amount >= 0),
  unit          text NOT NULL,
  entry         bytea NOT NULL,
  CHECK ((unit = 'none') = (amount IS NULL))
);

CREATE INDEX outcome_record_decision ON triage.outcome_record (decision_id);

SELECT ledger.make_append_only('triage.outcome_record');
GRANT SELECT, INSERT ON triage.outcome_record TO evenhand_service;
