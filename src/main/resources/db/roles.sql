-- The roles that own and use the database. Run by a superuser before the first start; harmless when
-- run again. None of them can log in: logins are members of exactly one of them.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY
    ARRAY['evenhand_owner', 'evenhand_service', 'evenhand_fairness', 'evenhand_eraser', 'evenhand_auditor']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', role_name);
    END IF;
  END LOOP;
  EXECUTE format('GRANT CREATE ON DATABASE %I TO evenhand_owner', current_database());
END
$$;
-- The service erases, and reads the log of processing, only where it says so: it takes the role for the moment and
-- gives it back.
GRANT evenhand_eraser, evenhand_auditor TO evenhand_service WITH INHERIT FALSE, SET TRUE;
