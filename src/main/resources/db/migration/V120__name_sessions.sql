-- What a session is called where people see and end their sessions. Unlike the id that a browser holds it
-- can be told: it signs nobody in.
ALTER TABLE signin.session ADD COLUMN name uuid NOT NULL UNIQUE DEFAULT gen_random_uuid();
CREATE INDEX session_of_actor ON signin.session (actor);
