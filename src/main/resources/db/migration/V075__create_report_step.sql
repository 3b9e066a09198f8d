-- What was done with a report: published, corrected, withdrawn, each with the words that stand in it.
-- The exact bytes that the ledger holds are in ledger.event under the same id.
CREATE TABLE triage.report_step (
  id            uuid PRIMARY KEY,
  report        uuid NOT NULL,
  step          text NOT NULL CHECK (step IN ('published', 'corrected', 'withdrawn')),
  words         text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  made_by       text NOT NULL
);

CREATE INDEX report_step_report ON triage.report_step (report);

SELECT ledger.make_append_only('triage.report_step');
GRANT SELECT, INSERT ON triage.report_step TO evenhand_service;
