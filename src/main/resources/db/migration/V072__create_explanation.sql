-- What a verdict asks a force to explain, and what it said. An explanation is never changed: another
-- may follow it. The exact bytes that the ledger holds are in ledger.event under the same id.
CREATE TABLE triage.explanation_item (
  id               uuid PRIMARY KEY,
  report           uuid NOT NULL,
  rulebook         text NOT NULL,
  decision_point   text NOT NULL,
  characteristic   text NOT NULL,
  group_name       text NOT NULL,
  verdict          text NOT NULL CHECK (verdict IN ('EXPLAIN', 'STOP')),
  owner_role       text NOT NULL,
  due              date NOT NULL,
  opened_at        timestamptz NOT NULL,
  made_by          text NOT NULL
);

CREATE INDEX explanation_item_about
  ON triage.explanation_item (rulebook, decision_point, characteristic, group_name);

CREATE TABLE triage.explanation (
  id               uuid PRIMARY KEY,
  item_id          uuid NOT NULL REFERENCES triage.explanation_item (id),
  evidence         text NOT NULL,
  steps            text NOT NULL,
  recorded_at      timestamptz NOT NULL,
  made_by          text NOT NULL
);

CREATE INDEX explanation_of_item ON triage.explanation (item_id);

CREATE TABLE triage.explanation_signed (
  explanation_id   uuid PRIMARY KEY REFERENCES triage.explanation (id),
  id               uuid NOT NULL UNIQUE,
  role             text NOT NULL,
  recorded_at      timestamptz NOT NULL,
  made_by          text NOT NULL
);

SELECT ledger.make_append_only('triage.explanation_item');
SELECT ledger.make_append_only('triage.explanation');
SELECT ledger.make_append_only('triage.explanation_signed');
GRANT SELECT, INSERT ON triage.explanation_item, triage.explanation, triage.explanation_signed
  TO evenhand_service;
