-- A service says how many live contacts its shadow did not decide, and why, as often as it looks for shadows; a report
-- adds them up.
CREATE TABLE triage.shadow_left_out (
  id          uuid PRIMARY KEY,
  replay_id   uuid NOT NULL REFERENCES triage.replay (id),
  counted_at  timestamptz NOT NULL,
  reason      text NOT NULL CHECK (reason IN ('budget', 'failed', 'stopped')),
  decisions   bigint NOT NULL CHECK (decisions > 0)
);

COMMENT ON COLUMN triage.shadow_left_out.reason IS
  'budget: more waited than a tenth of the time can take; failed: an error; stopped: the service ended before';

CREATE INDEX shadow_left_out_replay ON triage.shadow_left_out (replay_id);

SELECT ledger.make_append_only('triage.shadow_left_out');
GRANT SELECT, INSERT ON triage.shadow_left_out TO evenhand_service;
