-- Who is signed in with a browser. Unlike records these rows come and go, so they have a schema of
-- their own. Of the ids that browsers hold only SHA-256 is kept: whoever reads the table cannot sign in.
CREATE SCHEMA signin;
COMMENT ON SCHEMA signin IS 'Sessions of browsers and sign-ins under way: changed and deleted, never sealed.';
GRANT USAGE ON SCHEMA signin TO evenhand_service;

CREATE TABLE signin.session (
  id_hash            bytea PRIMARY KEY CHECK (length(id_hash) = 32),
  actor              text NOT NULL,
  roles              text[] NOT NULL,
  authenticated_at   timestamptz,
  started_at         timestamptz NOT NULL,
  used_at            timestamptz NOT NULL
);

COMMENT ON COLUMN signin.session.authenticated_at IS
  'when the person last proved to the issuer who they are; null where the issuer does not say';

CREATE INDEX session_started ON signin.session (started_at);
GRANT SELECT, INSERT, DELETE, UPDATE (used_at) ON signin.session TO evenhand_service;

-- A sign-in that has left for the issuer and not come back. It is taken once, by the browser that began it.
CREATE TABLE signin.attempt (
  state_hash     bytea PRIMARY KEY CHECK (length(state_hash) = 32),
  browser_hash   bytea NOT NULL CHECK (length(browser_hash) = 32),
  nonce          text NOT NULL,
  verifier       text NOT NULL,
  return_to      text NOT NULL,
  is_recent      boolean NOT NULL,
  started_at     timestamptz NOT NULL
);

COMMENT ON COLUMN signin.attempt.is_recent IS 'whether the person is to prove anew who they are';

CREATE INDEX attempt_started ON signin.attempt (started_at);
GRANT SELECT, INSERT, DELETE ON signin.attempt TO evenhand_service;
