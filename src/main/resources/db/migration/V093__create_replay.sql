-- Decisions decided again: under another revision, beside the active one, or under their own.
CREATE TABLE triage.replay (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('replay', 'shadow', 'self-check', 'simulation')),
  rulebook      text NOT NULL,
  revision      text,
  from_at       timestamptz,
  until_at      timestamptz,
  started_at    timestamptz NOT NULL,
  made_by       text NOT NULL,
  CHECK ((revision IS NULL) = (kind = 'self-check'))
);

COMMENT ON COLUMN triage.replay.revision IS 'under which; a self-check takes each decision''s own';

-- One row a decision. What it became is kept only where it differs. A self-check keeps differences only.
CREATE TABLE triage.replayed (
  replay_id     uuid NOT NULL REFERENCES triage.replay (id),
  decision_id   uuid NOT NULL,
  became        text NOT NULL CHECK (became IN ('same', 'changed', 'erased', 'refused')),
  outcome       jsonb,
  rules         text[],
  PRIMARY KEY (replay_id, decision_id),
  CHECK ((outcome IS NOT NULL AND rules IS NOT NULL) = (became = 'changed'))
);

COMMENT ON COLUMN triage.replayed.became IS
  'erased: its answers are gone; refused: the revision does not take one of its answers';

CREATE TABLE triage.replay_finished (
  replay_id     uuid PRIMARY KEY REFERENCES triage.replay (id),
  finished_at   timestamptz NOT NULL,
  report        jsonb NOT NULL
);

SELECT ledger.make_append_only('triage.replay');
SELECT ledger.make_append_only('triage.replayed');
SELECT ledger.make_append_only('triage.replay_finished');
GRANT SELECT, INSERT ON triage.replay, triage.replayed, triage.replay_finished TO evenhand_service;
