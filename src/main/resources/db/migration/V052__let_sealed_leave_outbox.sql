-- What waits leaves the outbox by being sealed, and in no other way.
CREATE FUNCTION ledger.refuse_unsealed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM ledger.entry e
    WHERE e.log = OLD.log AND e.id = OLD.id AND e.leaf_hash = OLD.leaf_hash) THEN
    RAISE EXCEPTION 'DELETE of ledger.outbox is refused: % is not sealed', OLD.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END
$$;

DROP TRIGGER refuse_change ON ledger.outbox;
CREATE TRIGGER refuse_change BEFORE UPDATE ON ledger.outbox
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER refuse_unsealed BEFORE DELETE ON ledger.outbox
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_unsealed();
GRANT DELETE ON ledger.outbox TO evenhand_service;
