-- Dated actions of decisions, to find what is due; an action's place is its place in the outcome.
CREATE TABLE triage.action_due (
  decision_id   uuid NOT NULL,
  place         smallint NOT NULL,
  code          text NOT NULL,
  due           timestamptz NOT NULL,
  PRIMARY KEY (decision_id, place)
);

CREATE INDEX action_due_due ON triage.action_due (due);

SELECT ledger.make_append_only('triage.action_due');
GRANT SELECT, INSERT ON triage.action_due TO evenhand_service;

-- The first mark stands.
CREATE TABLE triage.action_done (
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  place         smallint NOT NULL,
  id            uuid NOT NULL UNIQUE,
  code          text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  entry         bytea NOT NULL,
  PRIMARY KEY (decision_id, place)
);

SELECT ledger.make_append_only('triage.action_done');
GRANT SELECT, INSERT ON triage.action_done TO evenhand_service;
