-- Which revision decides from when. The latest whose time has come is in force; the newest row wins where
-- two have the same time. The reason is the words of an approver where the gate said no, or why it was
-- rolled back.
CREATE TABLE triage.rulebook_activation (
  id               uuid PRIMARY KEY,
  rulebook         text NOT NULL,
  revision         text NOT NULL REFERENCES triage.rulebook_revision (revision),
  kind             text NOT NULL CHECK (kind IN ('activate', 'roll-back')),
  effective_from   timestamptz NOT NULL,
  showing          jsonb NOT NULL,
  reason           text,
  reason_by        text,
  recorded_at      timestamptz NOT NULL,
  made_by          text NOT NULL,
  CHECK ((reason IS NULL) = (reason_by IS NULL))
);

COMMENT ON COLUMN triage.rulebook_activation.showing IS
  'what replay, shadow or simulation showed when it was activated';

CREATE INDEX rulebook_activation_rulebook
  ON triage.rulebook_activation (rulebook, effective_from, id);

SELECT ledger.make_append_only('triage.rulebook_activation');
GRANT SELECT, INSERT ON triage.rulebook_activation TO evenhand_service;
