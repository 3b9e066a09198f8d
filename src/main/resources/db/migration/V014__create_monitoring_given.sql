-- That monitoring data was given after the advice, by whom and when; never what.
CREATE TABLE triage.monitoring_given (
  id            uuid PRIMARY KEY,
  decision_id   uuid NOT NULL REFERENCES triage.decision (id),
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  entry         bytea NOT NULL
);

SELECT ledger.make_append_only('triage.monitoring_given');
GRANT SELECT, INSERT ON triage.monitoring_given TO evenhand_service;
