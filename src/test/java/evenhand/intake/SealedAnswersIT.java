package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.aStrangledVictim;
import static org.assertj.core.api.Assertions.assertThat;

import evenhand.database.SharedDatabase;
import evenhand.decision.DecisionId;
import evenhand.decision.response.ResponseRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Whatever ties to a person is nowhere in the store to be read without the decision's key. */
class SealedAnswersIT {
  private static final String DATE = "1987-06-05";
  private static final String CORRECTION = "zebra umbrella";
  private static final String REASON = "quixotic lantern";
  private static final String EVIDENCE = "vermilion gazebo";

  private final Service service = Service.overSharedDatabase();

  @Test
  void noColumnHoldsAnAnswerOrAWord() {
    DecisionId mistaken = service.decide(aStrangledVictim());
    Contacts contact =
        aStrangledVictim()
            .answering("offence_date", DATE)
            .correcting(mistaken.toString(), CORRECTION);
    DecisionId id = service.decide(contact);
    service.responses.record(id, aRaise(), HANDLER);

    assertThat(service.read(id).facts().orElseThrow().toString()).contains(DATE);
    assertThat(service.read(id).responses().get(0).details().toString()).contains(REASON, EVIDENCE);
    List<String> found =
        SharedDatabase.superuser().withHandle(SealedAnswersIT::columnsWithPlaintext);
    assertThat(found).isEmpty();
  }

  @Test
  void theSearchWouldFindPlaintext() {
    DecisionId id = service.decide(aStrangledVictim());

    List<String> found =
        SharedDatabase.superuser()
            .withHandle(handle -> columnsWith(handle, List.of(id.toString(), "DA-001")));

    assertThat(found).contains("triage.decision.id", "triage.decision.entry");
  }

  private static ResponseRequest aRaise() {
    return new ResponseRequest(
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new ResponseRequest.Target(new TreeMap<>(Map.of("da_risk", "high")), Optional.empty())),
        Optional.of("NEW_INFORMATION"),
        Optional.of(REASON),
        Optional.empty(),
        Optional.of(EVIDENCE),
        Optional.empty());
  }

  private static List<String> columnsWithPlaintext(Handle handle) {
    return columnsWith(handle, List.of(DATE, CORRECTION, REASON, EVIDENCE, "\"dash_strangle\":"));
  }

  private static List<String> columnsWith(Handle handle, List<String> texts) {
    return handle
        .createQuery(
            """
            SELECT table_schema || '.' || table_name || '.' || column_name
            FROM information_schema.columns c
            JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_schema IN ('triage', 'ledger', 'subject', 'monitoring')
              AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'rulebook_%'
              AND EXISTS (SELECT FROM pg_class k JOIN pg_namespace n ON n.oid = k.relnamespace
                          WHERE n.nspname = table_schema AND k.relname = table_name
                            AND NOT k.relispartition)
            """)
        .mapTo(String.class)
        .filter(column -> texts.stream().anyMatch(text -> holds(handle, column, text)))
        .list();
  }

  private static boolean holds(Handle handle, String column, String text) {
    String[] parts = column.split("\\.");
    return handle
        .createQuery(
            """
            SELECT EXISTS (
              SELECT FROM <schema>.<table> t
              WHERE position(convert_to(:text, 'UTF8') in
                CASE WHEN pg_typeof(t.<column>) = 'bytea'::regtype
                  THEN decode(substr(t.<column>::text, 3), 'hex')
                  ELSE convert_to(t.<column>::text, 'UTF8') END) > 0)
            """)
        .define("schema", parts[0])
        .define("table", parts[1])
        .define("column", parts[2])
        .bind("text", text)
        .mapTo(Boolean.class)
        .one();
  }
}
