-- Every revision that ever ran, whole, so that an old decision can be decided again for ever.
CREATE TABLE triage.rulebook_revision (
  revision      text PRIMARY KEY CHECK (revision ~ '^sha256:[0-9a-f]{64}$'),
  rulebook      text NOT NULL,
  version       text NOT NULL,
  first_seen    timestamptz NOT NULL
);

CREATE TABLE triage.rulebook_file (
  revision      text NOT NULL REFERENCES triage.rulebook_revision (revision),
  path          text NOT NULL,
  content       bytea NOT NULL,
  PRIMARY KEY (revision, path)
);

SELECT ledger.make_append_only('triage.rulebook_revision');
SELECT ledger.make_append_only('triage.rulebook_file');
GRANT SELECT, INSERT ON triage.rulebook_revision, triage.rulebook_file TO evenhand_service;
