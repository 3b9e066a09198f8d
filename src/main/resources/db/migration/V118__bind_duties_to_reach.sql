-- What duties in law add about a case is read no further than the case itself.
SELECT ledger.bind_reading('triage.restriction', '{service,all,codes}', 'triage.is_own_decision(decision_id)');
SELECT ledger.bind_reading('triage.challenge', '{service,all,codes}', 'triage.is_own_decision(decision_id)');
SELECT ledger.bind_reading('triage.disclosure', '{service,all,codes}', 'triage.is_own_decision(decision_id)');
SELECT ledger.bind_reading('triage.notice', '{service,all,codes}', 'triage.is_own_decision(decision_id)');
