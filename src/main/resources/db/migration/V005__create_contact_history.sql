-- The steps of each contact in order: what was suggested, what a person set, when it was closed. What
-- is in force is derived from it, by one index lookup, whatever month a step was recorded in.
CREATE TABLE triage.contact_history (
  contact        text COLLATE "C" NOT NULL,
  id             uuid NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('decision', 'response', 'closing')),
  decision_id    uuid,
  rulebook       text,
  grades         jsonb NOT NULL,
  provisional    boolean NOT NULL,
  blocks_close   boolean NOT NULL,
  holding_rules  text[] NOT NULL,
  supersedes     uuid,
  first_due      timestamptz,
  made_by        text NOT NULL,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (contact, id)
);

COMMENT ON COLUMN triage.contact_history.holding_rules IS
  'rules that made the decision provisional or block closing';

COMMENT ON COLUMN triage.contact_history.first_due IS
  'the earliest instant by which an action of the decision is due';

CREATE INDEX contact_history_supersedes ON triage.contact_history (supersedes)
  WHERE supersedes IS NOT NULL;

CREATE INDEX contact_history_first_due ON triage.contact_history (first_due)
  WHERE first_due IS NOT NULL;

SELECT ledger.make_append_only('triage.contact_history');
GRANT SELECT, INSERT ON triage.contact_history TO evenhand_service;

-- A step, and whether a later decision, on any contact, corrects it.
CREATE VIEW triage.contact_step AS
SELECT h.*, EXISTS (SELECT FROM triage.contact_history s WHERE s.supersedes = h.id) AS superseded
FROM triage.contact_history h;

GRANT SELECT ON triage.contact_step TO evenhand_service;
