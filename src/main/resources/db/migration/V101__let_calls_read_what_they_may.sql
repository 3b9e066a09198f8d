-- Row-level security: what a call may read of cases is held by the database too, not only by the code
-- that answers it. A transaction says how far it reads and for whom:
--   evenhand.reach   service (deciding, sealing, erasing: all), all, own (of evenhand.caller), codes
--                    (every case, but no answers); anything else, and nothing, reads no case
--   evenhand.caller  the pseudonym whose contacts count as own
-- The service's pool sets 'service' when it connects; a call narrows it for its transaction.
CREATE FUNCTION triage.reach() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('evenhand.reach', true), '')
$$;

-- Runs as the owner, whom no policy binds: the policy of contact_history asks about contact_history.
CREATE FUNCTION triage.is_own_contact(asked text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (
    SELECT FROM triage.contact_history
    WHERE contact = asked AND kind = 'decision'
      AND made_by = current_setting('evenhand.caller', true))
$$;

CREATE FUNCTION triage.is_own_decision(asked uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (
    SELECT FROM triage.decision d
    JOIN triage.contact_history h ON h.contact = d.contact AND h.kind = 'decision'
    WHERE d.id = asked AND h.made_by = current_setting('evenhand.caller', true))
$$;

REVOKE EXECUTE ON FUNCTION triage.is_own_contact(text), triage.is_own_decision(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION triage.is_own_contact(text), triage.is_own_decision(uuid) TO evenhand_service;

-- Adding is bound by grants and triggers alone; the reach is worked out once a statement, not once a row.
CREATE FUNCTION ledger.bind_reading(bound regclass, wide text[], own text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', bound);
  EXECUTE format(
    'CREATE POLICY adds ON %s FOR INSERT TO evenhand_service WITH CHECK (true)', bound);
  EXECUTE format(
    'CREATE POLICY reads ON %s FOR SELECT TO evenhand_service USING (
       (SELECT triage.reach()) = ANY (%L::text[])
       OR ((SELECT triage.reach()) = ''own'' AND %s))', bound, wide, own);
END
$$;

SELECT ledger.bind_reading('triage.decision', '{service,all,codes}', 'triage.is_own_contact(contact)');
SELECT ledger.bind_reading('triage.contact_history', '{service,all,codes}', 'triage.is_own_contact(contact)');
SELECT ledger.bind_reading('triage.reminder', '{service,all,codes}', 'triage.is_own_contact(contact)');
SELECT ledger.bind_reading('triage.action_done', '{service,all,codes}', 'triage.is_own_contact(contact)');
SELECT ledger.bind_reading('triage.contact_closed', '{service,all,codes}', 'triage.is_own_contact(contact)');
SELECT ledger.bind_reading('triage.response', '{service,all,codes}', 'triage.is_own_decision(decision_id)');
SELECT ledger.bind_reading('triage.refused_response', '{service,all,codes}', 'triage.is_own_decision(decision_id)');
SELECT ledger.bind_reading('triage.outcome_record', '{service,all,codes}', 'triage.is_own_decision(decision_id)');
SELECT ledger.bind_reading('triage.monitoring_given', '{service,all,codes}', 'triage.is_own_decision(decision_id)');
SELECT ledger.bind_reading('subject.answers', '{service,all}', 'triage.is_own_decision(decision_id)');
SELECT ledger.bind_reading('subject.words', '{service,all}', 'triage.is_own_decision(decision_id)');
SELECT ledger.bind_reading('subject.answer_key', '{service,all}', 'triage.is_own_decision(decision_id)');

-- Whoever erases is bound by grants: decision ids and deletion, no content.
CREATE POLICY erases ON subject.answers TO evenhand_eraser USING (true);
CREATE POLICY erases ON subject.words TO evenhand_eraser USING (true);
CREATE POLICY erases ON subject.answer_key TO evenhand_eraser USING (true);

-- These views would read as their owner, past every policy; they are to read as whoever asks.
ALTER VIEW triage.contact_step SET (security_invoker = true);
ALTER VIEW triage.open_reminder SET (security_invoker = true);
ALTER VIEW ledger.record SET (security_invoker = true);
