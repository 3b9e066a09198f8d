-- What is hashed has to be kept as it was hashed: jsonb orders members anew. Showings and reports that were
-- kept before differ from their hash.
ALTER TABLE triage.rulebook_activation ALTER COLUMN showing TYPE text USING showing::text;
ALTER TABLE triage.replay_finished ALTER COLUMN report TYPE text USING report::text;
