-- How long the answers of a decision are kept before somebody reviews them. The newest row counts;
-- a decision without one has the class that the service names as its standard.
CREATE TABLE triage.retention (
  id            uuid PRIMARY KEY,
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  class         text NOT NULL,
  review_on     date NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL
);

CREATE INDEX retention_decision ON triage.retention (decision_id);

-- While a decision is held its answers are not erased. The newest row counts.
CREATE TABLE triage.hold (
  id            uuid PRIMARY KEY,
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  held          boolean NOT NULL,
  reason_code   text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL
);

CREATE INDEX hold_decision ON triage.hold (decision_id);

SELECT ledger.make_append_only('triage.retention');
SELECT ledger.make_append_only('triage.hold');
GRANT SELECT, INSERT ON triage.retention, triage.hold TO evenhand_service;
