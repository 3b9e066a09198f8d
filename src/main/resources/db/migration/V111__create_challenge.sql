-- What persons contest about decisions, how long the answer may take, and the answer. Words of either side
-- are encrypted in subject.words.
CREATE TABLE triage.challenge (
  id            uuid PRIMARY KEY,
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  contested     text NOT NULL CHECK (contested IN ('ACCURACY', 'OUTCOME', 'PROCESS')),
  made_for      text NOT NULL CHECK (made_for IN ('person', 'representative')),
  reference     text NOT NULL CHECK (reference ~ '^[A-Za-z0-9._/-]{1,64}$'),
  due           date NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL
);

CREATE INDEX challenge_decision ON triage.challenge (decision_id);

CREATE TABLE triage.challenge_extended (
  challenge_id  uuid PRIMARY KEY REFERENCES triage.challenge (id),
  id            uuid NOT NULL UNIQUE,
  reason_code   text NOT NULL,
  due           date NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL
);

CREATE TABLE triage.challenge_answered (
  challenge_id  uuid PRIMARY KEY REFERENCES triage.challenge (id),
  id            uuid NOT NULL UNIQUE,
  answer        text NOT NULL CHECK (answer IN ('upheld', 'changed', 'rejected')),
  reason_code   text NOT NULL,
  new_decision  uuid,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  CHECK ((new_decision IS NOT NULL) = (answer = 'changed'))
);

SELECT ledger.make_append_only('triage.challenge');
SELECT ledger.make_append_only('triage.challenge_extended');
SELECT ledger.make_append_only('triage.challenge_answered');
GRANT SELECT, INSERT ON triage.challenge, triage.challenge_extended, triage.challenge_answered
  TO evenhand_service;
