-- Signed verdicts on revisions, as they lie beside the rulebook. The note is what was signed; the exact
-- bytes that the ledger holds are in ledger.event under the same id.
CREATE TABLE triage.rulebook_verdict (
  id            uuid PRIMARY KEY,
  revision      text NOT NULL REFERENCES triage.rulebook_revision (revision),
  rulebook      text NOT NULL,
  role          text NOT NULL,
  opinion       text NOT NULL,
  signer        text NOT NULL,
  signed_at     timestamptz NOT NULL,
  file          text NOT NULL,
  note          text NOT NULL,
  note_hash     bytea NOT NULL UNIQUE CHECK (length(note_hash) = 32),
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL
);

CREATE INDEX rulebook_verdict_revision ON triage.rulebook_verdict (revision);

SELECT ledger.make_append_only('triage.rulebook_verdict');
GRANT SELECT, INSERT ON triage.rulebook_verdict TO evenhand_service;
