-- What recipients of a decision have to be told since: one row for each recipient and cause, and a mark when
-- it was done. The cause is the record that corrects, erases, restricts or answers.
CREATE TABLE triage.notice (
  id            uuid PRIMARY KEY,
  cause_id      uuid NOT NULL,
  cause         text NOT NULL CHECK (cause IN ('correction', 'erasure', 'restriction', 'challenge')),
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  recipient     text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  UNIQUE (cause_id, recipient)
);

CREATE INDEX notice_decision ON triage.notice (decision_id);

CREATE TABLE triage.notice_given (
  notice_id     uuid PRIMARY KEY REFERENCES triage.notice (id),
  id            uuid NOT NULL UNIQUE,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL
);

SELECT ledger.make_append_only('triage.notice');
SELECT ledger.make_append_only('triage.notice_given');
GRANT SELECT, INSERT ON triage.notice, triage.notice_given TO evenhand_service;
