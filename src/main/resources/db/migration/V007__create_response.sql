-- What a person did with a decision. Words are encrypted in subject.words.
CREATE TABLE triage.response (
  id            uuid PRIMARY KEY,
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  accepted      boolean NOT NULL,
  codes         jsonb NOT NULL,
  lowered       boolean NOT NULL,
  entry         bytea NOT NULL
);

COMMENT ON COLUMN triage.response.codes IS
  'the request without its words: confirmations, chosen option, grades and options set, reason code, supervisor';

CREATE INDEX response_decision ON triage.response (decision_id);

SELECT ledger.make_append_only('triage.response');
GRANT SELECT, INSERT ON triage.response TO evenhand_service;

-- Attempts that were refused, so that they leave a trace.
CREATE TABLE triage.refused_response (
  id            uuid PRIMARY KEY,
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  codes         jsonb NOT NULL,
  pointers      text[] NOT NULL
);

SELECT ledger.make_append_only('triage.refused_response');
GRANT SELECT, INSERT ON triage.refused_response TO evenhand_service;
