package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.OTHER_HANDLER;
import static evenhand.intake.Contacts.theCaseOf;
import static org.assertj.core.api.Assertions.assertThat;

import evenhand.database.SharedDatabase;
import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.ReadScope;
import evenhand.decision.ReadScope.Reach;
import evenhand.decision.followup.OutcomeRequest;
import evenhand.rulebook.InvalidCaseException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the service's own login reads of two handlers' cases, past all code that answers calls. */
class ReadingReachIT {
  private static final Jdbi SERVICE = SharedDatabase.get().service();
  private static final Service SERVICES = Service.overSharedDatabase();

  /** Rows of one decision; the contact's reference for those that have no decision. */
  private static final Map<String, String> CODES = new LinkedHashMap<>();

  private static final Map<String, String> ANSWERS = new LinkedHashMap<>();

  static {
    CODES.put("triage.decision", "id = :decision");
    CODES.put("triage.contact_history", "contact = :contact");
    CODES.put("triage.contact_step", "contact = :contact");
    CODES.put("triage.response", "decision_id = :decision");
    CODES.put("triage.refused_response", "decision_id = :decision");
    CODES.put("triage.outcome_record", "decision_id = :decision");
    CODES.put("triage.monitoring_given", "decision_id = :decision");
    CODES.put("triage.action_done", "contact = :contact");
    CODES.put("triage.contact_closed", "contact = :contact");
    CODES.put("(SELECT * FROM ledger.record WHERE kind = 'decision') entry", "id = :decision");
    ANSWERS.put("subject.answers", "decision_id = :decision");
    ANSWERS.put("subject.words", "decision_id = :decision");
    ANSWERS.put("subject.answer_key", "decision_id = :decision");
  }

  private static String contact = "";
  private static DecisionId decision = new DecisionId(new UUID(0, 0));

  @BeforeAll
  static void oneCaseWithAllThatCanBeRecordedOfIt() {
    Contacts about = theCaseOf("domestic-abuse", "DA-V03");
    contact = about.reference();
    decision = SERVICES.decide(about);
    SERVICES.intake.addMonitoring(
        decision,
        Json.read("{\"victim\": {\"sex\": \"F\"}}".getBytes(StandardCharsets.UTF_8)),
        HANDLER);
    SERVICES.responses.record(
        decision, Responses.setting("da_risk", "high").because("x").request(), HANDLER);
    try {
      SERVICES.responses.record(decision, Responses.nothing(), HANDLER);
    } catch (InvalidCaseException refused) {
      assertThat(refused.faults()).isNotEmpty();
    }
    SERVICES.outcomes.record(
        decision,
        new OutcomeRequest("harm", Instant.parse("2026-06-01T12:00:00Z"), Optional.empty()),
        HANDLER);
    SERVICES.actions.done(SERVICES.read(about).due().get(0).id(), HANDLER);
    SharedDatabase.superuser()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO triage.contact_closed (id, contact, recorded_at, made_by, entry)
                        VALUES (gen_random_uuid(), :contact, now(), 'handler-1', '')
                        """)
                    .bind("contact", contact)
                    .execute());
  }

  @AfterEach
  void leave() {
    ReadScope.leave();
  }

  /** Rows that a transaction sees which says how far it reads, and for whom. */
  private static long seen(String table, String where, String reach, String caller) {
    return SERVICE.inTransaction(
        handle -> {
          handle.execute("SELECT set_config('evenhand.reach', ?, true)", reach);
          handle.execute("SELECT set_config('evenhand.caller', ?, true)", caller);
          return handle
              .createQuery("SELECT count(*) FROM " + table + " WHERE " + where)
              .bind("decision", decision.value())
              .bind("contact", contact)
              .mapTo(Long.class)
              .one();
        });
  }

  @Test
  void theOwnHandlerSeesAllOfTheCaseAndAnotherNothing() {
    Map<String, String> all = new LinkedHashMap<>(CODES);
    all.putAll(ANSWERS);
    all.forEach(
        (table, where) -> {
          assertThat(seen(table, where, "own", "handler-1")).as(table).isPositive();
          assertThat(seen(table, where, "own", "handler-2")).as(table).isZero();
          assertThat(seen(table, where, "own", "")).as(table).isZero();
        });
  }

  @Test
  void whoReadsCodesSeesNoAnswersAndWhoReadsNoCaseNeither() {
    CODES.forEach(
        (table, where) -> {
          assertThat(seen(table, where, "codes", "")).as(table).isPositive();
          assertThat(seen(table, where, "all", "")).as(table).isPositive();
        });
    ANSWERS.forEach(
        (table, where) -> {
          assertThat(seen(table, where, "codes", "handler-1")).as(table).isZero();
          assertThat(seen(table, where, "all", "")).as(table).isPositive();
        });
    Map<String, String> all = new LinkedHashMap<>(CODES);
    all.putAll(ANSWERS);
    all.forEach(
        (table, where) -> {
          for (String reach : List.of("none", "", "OWN", "board", "own' OR '1")) {
            assertThat(seen(table, where + " OR true", reach, "handler-1"))
                .as(table + " " + reach)
                .isZero();
          }
        });
  }

  @Test
  void aConnectionThatSaysNothingSeesNoCase() {
    SERVICE.useTransaction(
        handle -> {
          // The pool says "service" when it connects; what does not says nothing at all.
          handle.execute("SET LOCAL evenhand.reach = ''");
          CODES.forEach(
              (table, where) ->
                  assertThat(
                          handle
                              .createQuery("SELECT count(*) FROM " + table)
                              .mapTo(Long.class)
                              .one())
                      .as(table)
                      .isZero());
        });
  }

  @Test
  void everyTableThatHoldsCasesIsBound() {
    List<String> open =
        SharedDatabase.superuser()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT c.oid::regclass::text
                            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                            WHERE n.nspname IN ('triage', 'subject') AND c.relkind IN ('r', 'p')
                              AND NOT c.relispartition AND NOT c.relrowsecurity
                            ORDER BY 1
                            """)
                        .mapTo(String.class)
                        .list());
    // No answers and no case: keys of requests, reports, rulebooks; and what is kept of erasing.
    assertThat(open)
        .allMatch(
            table ->
                table.matches(
                    "triage\\.(idempotency|retention|hold|report_step|explanation.*|rulebook_.*"
                        + "|shadow_left_out|replay.*|people_only|challenge_.*|notice_given)"));
  }

  @Test
  void theServicesReadNoFurtherThanTheCallThatTheyAnswer() {
    ContactReference reference = new ContactReference(contact);
    for (ReadScope wide :
        List.of(
            ReadScope.SERVICE,
            new ReadScope(Reach.ALL, Optional.empty()),
            new ReadScope(Reach.OWN, Optional.of(HANDLER)))) {
      wide.enter();
      assertThat(SERVICES.history.decision(decision)).as(wide.toString()).isPresent();
      assertThat(SERVICES.history.contact(reference)).as(wide.toString()).isPresent();
      assertThat(SERVICES.read(decision).facts()).as(wide.toString()).isPresent();
    }
    for (ReadScope narrow :
        List.of(
            new ReadScope(Reach.NONE, Optional.of(HANDLER)),
            new ReadScope(Reach.OWN, Optional.of(OTHER_HANDLER)),
            new ReadScope(Reach.OWN, Optional.of(new Actor("handler-1x"))))) {
      narrow.enter();
      assertThat(SERVICES.history.decision(decision)).as(narrow.toString()).isEmpty();
      assertThat(SERVICES.history.contact(reference)).as(narrow.toString()).isEmpty();
    }
    new ReadScope(Reach.CODES, Optional.empty()).enter();
    assertThat(SERVICES.read(decision).facts()).as("codes, no answers").isEmpty();
  }
}
