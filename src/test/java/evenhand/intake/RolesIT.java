package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.theCaseOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.database.SharedDatabase;
import evenhand.decision.DecisionId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesIT {
  private static final Jdbi SERVICE = SharedDatabase.get().service();
  private static final Jdbi FAIRNESS = SharedDatabase.get().fairness();

  private final Service service = Service.overSharedDatabase();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT FROM monitoring.person",
        "SELECT count(*) FROM monitoring.person",
        "SELECT FROM monitoring.audited_decision",
        "SELECT FROM ledger.processing",
        "SELECT FROM ledger.processing_but_reviews",
        "UPDATE ledger.access SET made_by = 'other'",
        "DELETE FROM ledger.access",
        "INSERT INTO monitoring.person (id, role, monitoring_key, salt)"
            + " VALUES (gen_random_uuid(), 'victim', gen_random_uuid(), '') RETURNING id",
        "SET ROLE evenhand_owner",
        "SET ROLE evenhand_fairness",
        "DELETE FROM subject.answer_key",
        "DELETE FROM subject.answers",
        "DELETE FROM monitoring.person",
        "ALTER TABLE triage.decision DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE TABLE triage.mine ()",
        "DROP TABLE triage.decision"
      })
  void theServiceMayNot(String statement) {
    refused(SERVICE, statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT FROM monitoring.person",
        "SELECT FROM triage.decision",
        "SELECT FROM triage.contact_history",
        "SELECT FROM subject.answers",
        "SELECT FROM subject.answer_key",
        "SELECT FROM ledger.outbox",
        "SELECT FROM ledger.access",
        "SELECT FROM ledger.processing",
        "SET ROLE evenhand_auditor",
        "SELECT FROM triage.challenge",
        "DELETE FROM monitoring.person",
        "SET ROLE evenhand_service"
      })
  void theAuditMayNot(String statement) {
    refused(FAIRNESS, statement);
  }

  @Test
  void theLogOfProcessingIsReadInARoleOfItsOwnAndInNoCall() {
    service.decide(theCaseOf("domestic-abuse", "DA-V03"));
    String lines = "SELECT count(*) FROM ledger.access";
    SERVICE.useTransaction(
        handle -> {
          handle.execute(
              "INSERT INTO ledger.access (id, recorded_at, made_by, operation, record_id, entry)"
                  + " VALUES (gen_random_uuid(), now(), 'auditor-1', 'CONSULTATION', gen_random_uuid(), '{}')");
          assertThat(handle.createQuery(lines).mapTo(Long.class).one()).isPositive();
          for (String reach : List.of("all", "own", "codes", "none", "")) {
            handle.execute("SET LOCAL evenhand.reach = '" + reach + "'");
            assertThat(handle.createQuery(lines).mapTo(Long.class).one()).as(reach).isZero();
          }
          handle.execute("SET LOCAL ROLE evenhand_auditor");
          assertThat(
                  handle
                      .createQuery("SELECT count(*) FROM ledger.processing")
                      .mapTo(Long.class)
                      .one())
              .isPositive();
          handle.rollback();
        });
    for (String statement :
        List.of(lines, "SELECT FROM triage.decision", "SELECT FROM subject.answers")) {
      refused(SERVICE, "SET ROLE evenhand_auditor; " + statement);
    }
  }

  @Test
  void theAuditReadsDecisionsWithMonitoringDataButWithoutIds() {
    DecisionId id =
        service.decide(
            theCaseOf("domestic-abuse", "DA-V03")
                .monitored("{\"victim\": {\"ethnicity_self_defined\": \"M3\", \"age\": 77}}"));
    service.responses.record(
        id, Responses.setting("da_risk", "high").because("x").request(), HANDLER);

    List<Map<String, Object>> rows =
        FAIRNESS.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM monitoring.audited_decision
                        WHERE persons -> 'victim' ->> 'ethnicity_self_defined' = 'M3'
                          AND persons -> 'victim' ->> 'age' = '77'
                        """)
                    .mapToMap()
                    .list());

    assertThat(rows).hasSize(1);
    Map<String, Object> row = rows.get(0);
    assertThat(row.keySet())
        .containsExactlyInAnyOrder(
            "rulebook",
            "version",
            "revision",
            "as_of_hour",
            "made_by",
            "outcome",
            "rules",
            "provisional",
            "invented",
            "first_of_contact",
            "persons",
            "accepted",
            "response",
            "lowered",
            "later_outcomes",
            "compared");
    assertThat(row).containsEntry("accepted", false).containsEntry("first_of_contact", true);
    assertThat(String.valueOf(row.get("persons"))).contains("77").doesNotContain("salt", "id");
    assertThat(row.toString()).doesNotContain(id.toString());
  }

  @Test
  void theNewestMonitoringDataCountsAndCorrectionsReplaceWhatTheyCorrect() {
    DecisionId mistaken =
        service.decide(
            theCaseOf("domestic-abuse", "DA-V03")
                .monitored("{\"victim\": {\"deprivation_decile\": 9, \"age\": 119}}"));
    service.decide(
        theCaseOf("domestic-abuse", "DA-V02")
            .monitored("{\"victim\": {\"deprivation_decile\": 1, \"age\": 119}}")
            .correcting(mistaken.toString(), "ANSWER_CORRECTED"));

    List<String> deciles =
        FAIRNESS.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT persons -> 'victim' ->> 'deprivation_decile'
                        FROM monitoring.audited_decision
                        WHERE persons -> 'victim' ->> 'age' = '119'
                        """)
                    .mapTo(String.class)
                    .list());

    assertThat(deciles).containsExactly("1");
  }

  @Test
  void theEraserErasesAndDoesNothingElse() {
    Jdbi superuser = SharedDatabase.superuser();
    superuser.useHandle(
        handle -> {
          handle.execute("SET ROLE evenhand_eraser");
          handle.execute("DELETE FROM subject.answer_key WHERE decision_id = gen_random_uuid()");
          handle.execute("DELETE FROM subject.answers WHERE decision_id = gen_random_uuid()");
          handle.execute("DELETE FROM subject.words WHERE decision_id = gen_random_uuid()");
          handle.execute("DELETE FROM monitoring.person WHERE monitoring_key = gen_random_uuid()");
        });
    for (String statement :
        List.of(
            "SELECT key FROM subject.answer_key",
            "SELECT sealed FROM subject.answers",
            "UPDATE subject.answer_key SET key = key",
            "TRUNCATE subject.answers",
            "SELECT ethnicity_self_defined FROM monitoring.person",
            "SELECT FROM monitoring.audited_decision",
            "UPDATE monitoring.person SET sex = 'M'",
            "TRUNCATE monitoring.person",
            "SELECT FROM triage.decision")) {
      assertThatThrownBy(
              () ->
                  superuser.useHandle(
                      handle -> {
                        handle.execute("SET ROLE evenhand_eraser");
                        handle.execute(statement);
                      }))
          .as(statement)
          .hasMessageContaining("permission denied");
    }
  }

  private static void refused(Jdbi jdbi, String statement) {
    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(statement)))
        .as(statement)
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }
}
