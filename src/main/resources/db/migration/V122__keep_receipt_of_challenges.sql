-- The month of an answer runs from the day on which a challenge reached the force, which may be before it
-- was recorded; of earlier ones only the day of recording is known. Requests for erasure and restriction
-- (DPA 2018, s.47) wait in the same queue.
ALTER TABLE triage.challenge ADD COLUMN received_on date;
ALTER TABLE triage.challenge DROP CONSTRAINT challenge_contested_check;
ALTER TABLE triage.challenge ADD CONSTRAINT challenge_contested_check
  CHECK (contested IN ('ACCURACY', 'OUTCOME', 'PROCESS', 'ERASURE', 'RESTRICTION'));
