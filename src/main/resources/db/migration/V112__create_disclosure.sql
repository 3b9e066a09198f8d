-- To whom a decision was disclosed, which the access log says too; that log serves to check lawfulness alone,
-- so whom to tell of a correction is read from here.
ALTER TABLE ledger.access ADD COLUMN recipient text;

CREATE TABLE triage.disclosure (
  id            uuid PRIMARY KEY,
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  recipient     text NOT NULL,
  reason_code   text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL
);

CREATE INDEX disclosure_decision ON triage.disclosure (decision_id);

SELECT ledger.make_append_only('triage.disclosure');
GRANT SELECT, INSERT ON triage.disclosure TO evenhand_service;
