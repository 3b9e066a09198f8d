-- Whether a decision is restricted, because its accuracy is contested or a person asked for it. The newest row
-- counts.
CREATE TABLE triage.restriction (
  id            uuid PRIMARY KEY,
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  restricted    boolean NOT NULL,
  reason_code   text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL
);

CREATE INDEX restriction_decision ON triage.restriction (decision_id);

SELECT ledger.make_append_only('triage.restriction');
GRANT SELECT, INSERT ON triage.restriction TO evenhand_service;
