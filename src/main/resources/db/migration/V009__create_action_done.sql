-- Marks on actions of decisions; an action's place is its place in the outcome, from 0. A mark covers
-- the same task of all earlier decisions of the same rulebook on the contact.
CREATE TABLE triage.action_done (
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  place         smallint NOT NULL,
  id            uuid NOT NULL UNIQUE,
  contact       text COLLATE "C" NOT NULL,
  rulebook      text NOT NULL,
  code          text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  entry         bytea NOT NULL,
  PRIMARY KEY (decision_id, place)
);

CREATE INDEX action_done_task ON triage.action_done (contact, rulebook, code);

SELECT ledger.make_append_only('triage.action_done');
GRANT SELECT, INSERT ON triage.action_done TO evenhand_service;
