-- Large tables are partitioned by month of recording. Their key is a UUID of version 7, which begins
-- with the time, so a range of ids is a range of time and the id alone finds the partition.
CREATE FUNCTION ledger.first_id(since timestamptz) RETURNS uuid
LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM since) * 1000)::bigint), 12, '0')
          || repeat('0', 20))::uuid
$$;

-- A statement trigger on a parent does not fire for its partitions, so each has its own.
CREATE FUNCTION ledger.guard_partition(part regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s
       FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', part);
END
$$;

-- Takes what no month takes, so that an insert never fails for want of a partition.
CREATE FUNCTION ledger.ensure_rest(parent regclass) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  part text := parent::text || '_rest';
BEGIN
  IF to_regclass(part) IS NULL THEN
    EXECUTE format('CREATE TABLE %s PARTITION OF %s DEFAULT', part, parent);
    PERFORM ledger.guard_partition(part::regclass);
  END IF;
END
$$;

CREATE FUNCTION ledger.ensure_month(parent regclass, month date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  part text := parent::text || to_char(month, '_YYYY_MM');
BEGIN
  IF to_regclass(part) IS NULL THEN
    EXECUTE format('CREATE TABLE %s PARTITION OF %s FOR VALUES FROM (%L) TO (%L)',
      part, parent,
      ledger.first_id(month::timestamp AT TIME ZONE 'UTC'),
      ledger.first_id((month + interval '1 month')::timestamp AT TIME ZONE 'UTC'));
    PERFORM ledger.guard_partition(part::regclass);
  END IF;
EXCEPTION WHEN check_violation THEN
  RAISE WARNING '% already holds rows of % in its rest, where they stay', parent, month;
END
$$;

-- Every partitioned table has its months from the one before `today` to 24 ahead, and its rest.
CREATE FUNCTION ledger.ensure_months(today date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  parent regclass;
  ahead integer;
BEGIN
  FOR parent IN
    SELECT p.partrelid::regclass
    FROM pg_partitioned_table p
    JOIN pg_class c ON c.oid = p.partrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('triage', 'subject', 'monitoring', 'ledger')
    ORDER BY 1
  LOOP
    PERFORM ledger.ensure_rest(parent);
    FOR ahead IN -1..24 LOOP
      PERFORM ledger.ensure_month(
        parent, (date_trunc('month', today::timestamp) + make_interval(months => ahead))::date);
    END LOOP;
  END LOOP;
END
$$;
