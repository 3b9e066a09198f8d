package evenhand.ledger.sequence;

import java.util.List;
import java.util.UUID;

/**
 * What an insider does to the database in SQL.
 *
 * @param decision whose place in the log is to be named; empty where it is another's
 */
record Deed(String name, String decision, String sql) {
  static List<Deed> against(UUID decision) {
    String table = "triage.decision";
    String row = decision.toString();
    String where = " WHERE id = '" + row + "'";
    return List.of(
        new Deed("edit of the bytes", row, "UPDATE " + table + " SET entry = entry || ' '" + where),
        new Deed("edit of a column", row, "UPDATE " + table + " SET made_by = 'other'" + where),
        new Deed(
            "edit of the outcome",
            row,
            "UPDATE "
                + table
                + " SET outcome = jsonb_set(outcome, '{grades,da_risk}', '\"standard\"')"
                + where),
        new Deed(
            "edit of a step that the grade in force is read from",
            row,
            "UPDATE triage.contact_history SET grades = '{}'" + where),
        new Deed(
            "a step that was never made",
            "",
            "INSERT INTO triage.contact_history SELECT contact, gen_random_uuid(), 'closing', NULL,"
                + " NULL, '{}', false, false, '{}', NULL, NULL, made_by, recorded_at"
                + " FROM triage.contact_history"
                + where),
        new Deed("edit of the rules", row, "UPDATE " + table + " SET rules = '{}'" + where),
        new Deed("deletion of a row", row, "DELETE FROM " + table + where),
        new Deed("a row of the order", row, "DELETE FROM ledger.entry" + where),
        new Deed(
            "a swap in the order",
            row,
            "UPDATE ledger.entry SET leaf_hash = decode(repeat('00', 32), 'hex')" + where),
        new Deed(
            "a record that was never made",
            "",
            "INSERT INTO triage.contact_closed (id, contact, recorded_at, made_by, entry)"
                + " VALUES (gen_random_uuid(), 'FORGED', now(), 'x', '{}')"),
        new Deed(
            "a checkpoint",
            "",
            "UPDATE ledger.checkpoint SET note = replace(note, chr(10) || '30' || chr(10),"
                + " chr(10) || '29' || chr(10))"),
        new Deed("a checkpoint that is no note", "", "UPDATE ledger.checkpoint SET note = 'none'"),
        new Deed(
            "a place in the order without a hash",
            row,
            "ALTER TABLE ledger.entry DROP CONSTRAINT entry_leaf_hash_check;"
                + " UPDATE ledger.entry SET leaf_hash = '\\x00'"
                + where),
        new Deed(
            "an entry longer than any",
            row,
            "UPDATE " + table + " SET entry = convert_to(repeat('x', 70000), 'UTF8')" + where),
        new Deed(
            "a second record with its id",
            row,
            "INSERT INTO ledger.event (id, kind, recorded_at, made_by, entry)"
                + " SELECT id, 'decision', recorded_at, made_by, '{}' FROM "
                + table
                + where));
  }
}
