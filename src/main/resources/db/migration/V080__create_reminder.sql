-- Tasks and reviews that time alone will ask for. A reminder stands until its contact is decided again by
-- the same rulebook, it is marked done, or the contact is closed. Places go on from those of the
-- decision's actions.
CREATE TABLE triage.reminder (
  decision_id   uuid NOT NULL,
  place         smallint NOT NULL,
  contact       text COLLATE "C" NOT NULL,
  rulebook      text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('action', 'review')),
  code          text NOT NULL,
  due           timestamptz NOT NULL,
  PRIMARY KEY (decision_id, place)
);

CREATE INDEX reminder_due ON triage.reminder (due);
CREATE INDEX reminder_contact ON triage.reminder (contact);

SELECT ledger.make_append_only('triage.reminder');
GRANT SELECT, INSERT ON triage.reminder TO evenhand_service;

-- Reminders that still stand.
CREATE VIEW triage.open_reminder AS
SELECT r.*
FROM triage.reminder r
WHERE NOT EXISTS (
    SELECT FROM triage.contact_history h
    WHERE h.contact = r.contact AND h.id > r.decision_id
      AND (h.kind = 'closing' OR (h.kind = 'decision' AND h.rulebook = r.rulebook)))
  AND NOT EXISTS (SELECT FROM triage.contact_history s WHERE s.supersedes = r.decision_id)
  AND NOT EXISTS (
    SELECT FROM triage.action_done x
    WHERE x.contact = r.contact AND x.rulebook = r.rulebook AND x.code = r.code
      AND x.id > r.decision_id);

GRANT SELECT ON triage.open_reminder TO evenhand_service;
