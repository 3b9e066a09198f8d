-- Four schemas, so that each kind of data has its own readers.
CREATE SCHEMA triage;
COMMENT ON SCHEMA triage IS 'Decisions, responses, outcomes: codes only, append-only.';

CREATE SCHEMA subject;
COMMENT ON SCHEMA subject IS 'Answers that can be tied to a person: encrypted per decision, erasable.';

CREATE SCHEMA monitoring;
COMMENT ON SCHEMA monitoring IS 'Protected characteristics: written by the service, read without ids by the audit.';

CREATE SCHEMA ledger;
COMMENT ON SCHEMA ledger IS 'What waits to be sealed, and the guards that keep records as they are.';

GRANT USAGE ON SCHEMA triage, subject, monitoring, ledger TO evenhand_service;
GRANT USAGE ON SCHEMA monitoring TO evenhand_fairness;
GRANT USAGE ON SCHEMA subject TO evenhand_eraser;
