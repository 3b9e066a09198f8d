-- Who looked at, changed or disclosed which record, when and why. It feeds no statistics.
CREATE TABLE ledger.access (
  id            uuid PRIMARY KEY,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  operation     text NOT NULL,
  record_id     uuid NOT NULL,
  entry         bytea NOT NULL
);

CREATE INDEX access_record ON ledger.access (record_id);

SELECT ledger.make_append_only('ledger.access');
GRANT SELECT, INSERT ON ledger.access TO evenhand_service;
