-- DPA 2018 s.62(4): the log serves checking alone. It is read in a role of its own, which the service takes for an
-- auditor's call and gives back; sealing, which answers no call, goes on reading what it seals.
DO $$
BEGIN
  IF (SELECT bool_or(pg_has_role('evenhand_service', oid, 'SET')) FROM pg_roles WHERE rolname = 'evenhand_auditor')
     IS NOT TRUE THEN
    RAISE 'evenhand_service cannot become evenhand_auditor: a superuser runs src/main/resources/db/roles.sql again';
  END IF;
END
$$;

GRANT USAGE ON SCHEMA ledger TO evenhand_auditor;
GRANT SELECT ON ledger.processing, ledger.entry TO evenhand_auditor;
REVOKE SELECT ON ledger.processing FROM evenhand_service;
SELECT ledger.bind_reading('ledger.access', '{service}', 'false');
