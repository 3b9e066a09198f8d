-- Records of kinds that have no table of their own: erasures, holds, approvals, reports published.
CREATE TABLE ledger.event (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  entry         bytea NOT NULL
);

SELECT ledger.make_append_only('ledger.event');
GRANT SELECT, INSERT ON ledger.event TO evenhand_service;
