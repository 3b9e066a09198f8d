-- Protected characteristics go with the answers that they belong to. Only the role that erases may delete them;
-- everybody else, the owner included, is refused by a trigger as before, and nobody changes them.
CREATE FUNCTION ledger.refuse_but_erasing() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'evenhand_eraser' THEN
    RAISE EXCEPTION '% of %.% is refused: only erasing deletes it',
      tg_op, tg_table_schema, tg_table_name
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END
$$;

DROP TRIGGER refuse_change ON monitoring.person;

-- What earlier erasures left: data of decisions that have no answers any more, not one.
DELETE FROM monitoring.person p
WHERE p.monitoring_key IN (
  SELECT d.monitoring_key
  FROM triage.decision d
  LEFT JOIN subject.answer_key k ON k.decision_id = d.id
  GROUP BY d.monitoring_key
  HAVING count(k.decision_id) = 0);

CREATE TRIGGER refuse_change BEFORE UPDATE ON monitoring.person
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER refuse_but_erasing BEFORE DELETE ON monitoring.person
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_but_erasing();

GRANT USAGE ON SCHEMA monitoring TO evenhand_eraser;
GRANT SELECT (monitoring_key), DELETE ON monitoring.person TO evenhand_eraser;
