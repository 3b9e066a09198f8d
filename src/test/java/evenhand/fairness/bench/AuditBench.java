package evenhand.fairness.bench;

import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.database.SharedDatabase;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.recorded.AuditRequest;
import evenhand.fairness.recorded.RecordedAudit;
import evenhand.fairness.recorded.RecordedDao;
import evenhand.fairness.spec.Zone;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The audit of many recorded decisions: seconds of the copy and of each decision point beside a
 * bare {@code SELECT ... GROUP BY} of the same columns over the same view, and the peak heap.
 */
public final class AuditBench {
  private static final double NANOS = 1e9;
  private static final String RULEBOOK = "fraud-online";

  private AuditBench() {}

  public static void main(String[] arguments) throws Exception {
    int decisions = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("audit-bench");
    try (Database database =
        Database.open(DatabaseSettings.embedded(folder), InstantSource.system())) {
      fill(SharedDatabase.superuser(database, folder), decisions);
      double bare = bare(database.fairness());
      System.out.printf("bare SELECT ... GROUP BY of one decision point: %.1f s%n", bare);
      Rulebook rulebook = Rulebooks.load(Path.of("rules")).find(RULEBOOK).orElseThrow();
      audit(database, rulebook, bare);
    }
  }

  /**
   * Invented rows: half a kilobyte of outcome, four columns to compare within, two groups codes.
   */
  private static void fill(Jdbi superuser, int decisions) {
    long begun = System.nanoTime();
    superuser.useHandle(
        handle -> {
          handle.execute("SELECT setseed(0.5)");
          handle.execute("SET session_replication_role = replica");
          handle.execute(
              """
              CREATE TEMPORARY TABLE drawn AS
              SELECT ledger.first_id('2026-07-01'::timestamptz + n * interval '7 seconds') AS base,
                     n, gen_random_uuid() AS key, random() AS a, random() AS b, random() AS c
              FROM generate_series(1, ?) AS n
              """,
              decisions);
          handle.execute(
              """
              INSERT INTO triage.decision
                (id, intake_id, contact, rulebook, version, revision, as_of, recorded_at, made_by,
                 outcome, rules, provisional, invented, monitoring_key, compared, entry)
              SELECT (left(base::text, 14) || '7' || lpad(to_hex(n % 4096), 3, '0') || '-8'
                      || right(key::text, 16))::uuid, key, 'B-' || n, 'fraud-online', '1.0.0',
                     'sha256:bench', '2026-07-01'::timestamptz + n * interval '7 seconds',
                     now(), 'handler-' || n % 40,
                     jsonb_build_object(
                       'grades', jsonb_build_object('response', (ARRAY['g1','g2','g3','g4'])[1 + (a * 4)::int % 4]),
                       'flags', CASE WHEN b < 0.3 THEN '["LOCAL_CRIME"]'::jsonb ELSE '[]' END,
                       'actions', CASE WHEN c < 0.5
                         THEN '[{"code": "REPORT_FRAUD", "deadline_minutes": 60}]'::jsonb
                         ELSE '[{"code": "CYBER_PROTECT_ADVICE"}]' END,
                       'blocks', '[]'::jsonb, 'reviews', '[]'::jsonb, 'options', '[]'::jsonb,
                       'opens', '[]'::jsonb, 'provisional', a < 0.2),
                     ARRAY['F-010', 'F-020', 'F-030'], a < 0.2, true, key,
                     jsonb_build_object(
                       'call_channel', (ARRAY['emergency_999','online','counter'])[1 + (b * 3)::int % 3],
                       'victim_age_band', (ARRAY['17 and under','18-64','65 and over'])[1 + (c * 3)::int % 3],
                       'person_victim', CASE WHEN a < 0.9 THEN 'yes' ELSE 'no' END,
                       'period', '2026-0' || 7 + n % 3),
                     '\\x7b7d'
              FROM drawn
              """);
          handle.execute(
              """
              INSERT INTO monitoring.person
                (id, role, monitoring_key, ethnicity_self_defined, ethnicity_officer_defined, sex, age,
                 salt)
              SELECT (left(base::text, 14) || '7' || lpad(to_hex(n % 4096), 3, '0') || '-9'
                      || right(key::text, 16))::uuid, 'victim', key,
                     (ARRAY['W1','W1','W1','W9','A1','A2','B1','B2','M1',NULL])[1 + (c * 10)::int % 10],
                     (ARRAY['1','1','3','4'])[1 + (b * 4)::int % 4],
                     CASE WHEN a < 0.5 THEN 'F' ELSE 'M' END, 16 + (a * 60)::int, '\\x00'
              FROM drawn
              """);
          handle.execute("ANALYZE triage.decision");
          handle.execute("ANALYZE monitoring.person");
        });
    System.out.printf(
        "filled with %,d invented decisions in %.1f s%n",
        decisions, (System.nanoTime() - begun) / NANOS);
  }

  private static double bare(Jdbi fairness) {
    long begun = System.nanoTime();
    fairness.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT persons #>> '{victim,ethnicity_self_defined}',
                           persons #>> '{victim,ethnicity_officer_defined}',
                           outcome @> '{"actions": [{"code": "REPORT_FRAUD"}]}',
                           compared ->> 'call_channel', compared ->> 'victim_age_band',
                           compared ->> 'person_victim', compared ->> 'period', count(*)
                    FROM monitoring.audited_decision
                    WHERE rulebook = 'fraud-online'
                    GROUP BY 1, 2, 3, 4, 5, 6, 7
                    """)
                .mapToMap()
                .list());
    return (System.nanoTime() - begun) / NANOS;
  }

  private static void audit(Database database, Rulebook rulebook, double bare) {
    ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
    AuditRequest request =
        new AuditRequest(
            RULEBOOK,
            Instant.parse("2026-06-01T00:00:00Z"),
            Instant.parse("2027-06-01T00:00:00Z"),
            AuditRequest.CHARACTERISTIC_DEFAULT,
            AuditRequest.SCHEME_DEFAULT,
            Zone.CONVENTION);
    long begun = System.nanoTime();
    long[] last = {begun};
    Audit audit =
        new RecordedAudit(new RecordedDao(database.fairness()), "bench")
            .audit(
                request,
                rulebook,
                Optional.empty(),
                (done, of, what) -> {
                  long now = System.nanoTime();
                  System.out.printf(
                      "  %2d of %d after %5.1f s: %s%n", done, of, (now - begun) / NANOS, what);
                  last[0] = now;
                });
    double seconds = (System.nanoTime() - begun) / NANOS;
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    int points = audit.spec().decisionPoints().size();
    System.out.printf(
        "audited %,d decisions at %d decision points in %.1f s (%.1f s a point, %.2f times the bare"
            + " query), peak heap %d MB%n",
        audit.data().rows(),
        points,
        seconds,
        seconds / points,
        seconds / points / bare,
        peak >> 20);
  }
}
