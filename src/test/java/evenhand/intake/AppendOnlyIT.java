package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.theCaseOf;
import static org.assertj.core.api.Assertions.assertThat;

import evenhand.database.SharedDatabase;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.followup.OutcomeRequest;
import evenhand.decision.history.RevisionsService;
import evenhand.rulebook.InvalidCaseException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every table and every partition, each filled, against every way of changing it. */
class AppendOnlyIT {
  private static final String NO_PRIVILEGE = "42501";
  private static final String REFUSED_BY_TRIGGER = "23000";
  private static final Set<String> ERASABLE = Set.of("answers", "answer_key", "words");

  /** Written by sealing, erasing and the access log: their own tests fill them. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "entry",
          "checkpoint",
          "cosignature",
          "event",
          "access",
          "retention",
          "hold",
          "explanation_item",
          "explanation",
          "explanation_signed",
          "report_step",
          "rulebook_verdict",
          "rulebook_activation",
          "replay",
          "replayed",
          "replay_finished",
          "shadow_left_out",
          "restriction",
          "challenge",
          "challenge_extended",
          "challenge_answered",
          "disclosure",
          "notice",
          "notice_given",
          "people_only");

  /** A table, and its parent where it is a partition. */
  public record Table(String schema, String name, String family, boolean isPartition) {
    String full() {
      return schema + "." + name;
    }

    boolean isErasable() {
      return ERASABLE.contains(family);
    }
  }

  @BeforeAll
  static void everyTableHoldsARow() {
    Service service = Service.overSharedDatabase();
    new RevisionsService(service.records, InstantSource.system()).keep(Service.RULEBOOKS.all());
    Contacts contact =
        theCaseOf("domestic-abuse", "DA-V03").monitored("{\"victim\": {\"sex\": \"F\"}}");
    DecisionId id = service.decide(contact);
    service.intake.addMonitoring(
        id, Json.read("{\"victim\": {\"sex\": \"F\"}}".getBytes(StandardCharsets.UTF_8)), HANDLER);
    service.responses.record(
        id, Responses.setting("da_risk", "high").because("x").request(), HANDLER);
    try {
      service.responses.record(id, Responses.nothing(), HANDLER);
    } catch (InvalidCaseException refused) {
      assertThat(refused.faults()).hasSize(1);
    }
    service.outcomes.record(
        id,
        new OutcomeRequest("harm", Instant.parse("2026-06-01T12:00:00Z"), Optional.empty()),
        HANDLER);
    service.actions.done(service.read(contact).due().get(0).id(), HANDLER);
    service.confirm(id);
    service.closing.close(new ContactReference(contact.reference()), HANDLER);
    service.decide(
        theCaseOf("contact", "CO-V01")
            .answering("opened_at", "2026-06-01T12:00:00Z")
            .answering("resource_assigned", "no"));
  }

  @Test
  void theServiceMayNeitherUpdateNorDeleteNorTruncate() {
    List<String> possible = new ArrayList<>();
    for (Table table : tables()) {
      for (String change : changes(table)) {
        String state = sqlState(SharedDatabase.get().service(), change);
        boolean sealing = change.equals("DELETE FROM ledger.outbox");
        if (!state.equals(sealing ? REFUSED_BY_TRIGGER : NO_PRIVILEGE)) {
          possible.add(change + " -> " + state);
        }
      }
    }
    assertThat(possible).isEmpty();
  }

  @Test
  void theServiceMayNotEvenReadAPartitionByItsName() {
    for (Table table : tables()) {
      if (table.isPartition()) {
        assertThat(sqlState(SharedDatabase.get().service(), "SELECT FROM " + table.full()))
            .as(table.full())
            .isEqualTo(NO_PRIVILEGE);
      }
    }
  }

  @Test
  void theOwnerIsRefusedByTriggersOnEveryTableAndPartition() {
    List<String> possible = new ArrayList<>();
    List<String> tried = new ArrayList<>();
    for (Table table : tables()) {
      boolean filled = isFilled(table);
      for (String change : changes(table)) {
        boolean erasing = change.startsWith("DELETE") && table.isErasable();
        if (!erasing && (filled || change.startsWith("TRUNCATE"))) {
          tried.add(change);
          String state = asOwner(change);
          if (!state.equals(REFUSED_BY_TRIGGER)) {
            possible.add(change + " -> " + state);
          }
        }
      }
    }
    assertThat(possible).isEmpty();
    assertThat(tried)
        .as("every family of tables was filled, and partitions were tried by name")
        .hasSizeGreaterThan(100)
        .anyMatch(change -> change.matches("UPDATE triage.decision_20.*"))
        .anyMatch(change -> change.matches("DELETE FROM monitoring.person_20.*"))
        .anyMatch(change -> change.matches("TRUNCATE triage.decision_rest.*"));
  }

  @Test
  void everyTableThatRecordingWritesWasFilled() {
    List<String> empty =
        tables().stream()
            .filter(table -> !table.isPartition() && !ELSEWHERE.contains(table.name()))
            .filter(table -> !isFilled(table))
            .map(Table::full)
            .toList();
    assertThat(empty).isEmpty();
  }

  @Test
  void noTableIsWithoutItsGuards() {
    List<String> bare =
        tables().stream()
            .filter(
                table -> !guards(table).containsAll(List.of("refuse_change", "refuse_truncate")))
            .map(Table::full)
            .toList();
    assertThat(bare).isEmpty();
  }

  @Test
  void everyPartitionedTableHasItsMonthsAndItsRest() {
    List<String> families =
        tables().stream().filter(Table::isPartition).map(Table::family).distinct().toList();

    assertThat(families).containsExactlyInAnyOrder("decision", "answers", "person");
    for (String family : families) {
      assertThat(tables().stream().filter(it -> it.isPartition() && it.family().equals(family)))
          .as("last month, this one, 24 ahead, and the rest")
          .hasSize(27);
    }
  }

  private static List<String> changes(Table table) {
    String column = firstColumn(table);
    return List.of(
        "UPDATE " + table.full() + " SET " + column + " = " + column,
        "DELETE FROM " + table.full(),
        "TRUNCATE " + table.full() + " CASCADE");
  }

  private static String firstColumn(Table table) {
    return SharedDatabase.superuser()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT column_name FROM information_schema.columns
                        WHERE table_schema = :schema AND table_name = :name
                        ORDER BY ordinal_position LIMIT 1
                        """)
                    .bindMethods(table)
                    .mapTo(String.class)
                    .one());
  }

  private static List<Table> tables() {
    return SharedDatabase.superuser()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT n.nspname AS schema, c.relname AS name,
                               c.relispartition AS is_partition,
                               coalesce(p.relname, c.relname) AS family
                        FROM pg_class c
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
                        LEFT JOIN pg_class p ON p.oid = i.inhparent
                        WHERE n.nspname IN ('triage', 'subject', 'monitoring', 'ledger')
                          AND c.relkind IN ('r', 'p')
                        ORDER BY 1, 2
                        """)
                    .map(
                        (row, context) ->
                            new Table(
                                row.getString("schema"),
                                row.getString("name"),
                                row.getString("family"),
                                row.getBoolean("is_partition")))
                    .list());
  }

  private static List<String> guards(Table table) {
    return SharedDatabase.superuser()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT tgname FROM pg_trigger
                        WHERE tgrelid = to_regclass(:table) AND tgenabled = 'O'
                        """)
                    .bind("table", table.full())
                    .mapTo(String.class)
                    .list());
  }

  private static boolean isFilled(Table table) {
    return SharedDatabase.superuser()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT EXISTS (SELECT FROM <table>)")
                    .define("table", table.full())
                    .mapTo(Boolean.class)
                    .one());
  }

  private static String asOwner(String change) {
    return SharedDatabase.superuser()
        .withHandle(
            handle -> {
              handle.begin();
              try {
                handle.execute("SET LOCAL ROLE evenhand_owner");
                return sqlState(handle, change);
              } finally {
                handle.rollback();
              }
            });
  }

  private static String sqlState(Jdbi jdbi, String change) {
    return jdbi.withHandle(handle -> sqlState(handle, change));
  }

  private static String sqlState(Handle handle, String change) {
    try {
      handle.execute(change);
      return "done";
    } catch (JdbiException e) {
      return e.getCause() instanceof SQLException sql
          ? String.valueOf(sql.getSQLState())
          : e.toString();
    }
  }
}
