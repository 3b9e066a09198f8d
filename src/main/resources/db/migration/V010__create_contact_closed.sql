CREATE TABLE triage.contact_closed (
  id            uuid PRIMARY KEY,
  contact       text COLLATE "C" NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  entry         bytea NOT NULL
);

CREATE INDEX contact_closed_contact ON triage.contact_closed (contact);

SELECT ledger.make_append_only('triage.contact_closed');
GRANT SELECT, INSERT ON triage.contact_closed TO evenhand_service;
