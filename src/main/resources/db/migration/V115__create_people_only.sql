-- Since when people decide without the rules of a rulebook, and why. The newest row of a rulebook counts. The
-- exact bytes that the ledger holds are in ledger.event under the same id.
CREATE TABLE triage.people_only (
  id            uuid PRIMARY KEY,
  rulebook      text NOT NULL,
  people_only   boolean NOT NULL,
  cause         text NOT NULL CHECK (cause IN ('overrides', 'stop-verdict', 'person')),
  showing       text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL,
  CHECK (people_only OR cause = 'person')
);

COMMENT ON COLUMN triage.people_only.showing IS 'the reason of a person, or what crossed the threshold';

CREATE INDEX people_only_rulebook ON triage.people_only (rulebook, id);

SELECT ledger.make_append_only('triage.people_only');
GRANT SELECT, INSERT ON triage.people_only TO evenhand_service;
