-- Triggers that refuse changes. They come on top of the grants: a grant given by mistake changes nothing.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of %.% is refused: records are kept as written',
    tg_op, tg_table_schema, tg_table_name
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- Records that stay for ever.
CREATE FUNCTION ledger.make_append_only(guarded regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON %s
       FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change()', guarded);
  EXECUTE format(
    'CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s
       FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', guarded);
END
$$;

-- Records that may be deleted one by one by the role that erases, but never changed.
CREATE FUNCTION ledger.make_erasable(guarded regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TRIGGER refuse_change BEFORE UPDATE ON %s
       FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change()', guarded);
  EXECUTE format(
    'CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s
       FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', guarded);
END
$$;
