package evenhand.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.decision.Circumstances;
import evenhand.decision.ContactStep.Hold;
import evenhand.decision.DecisionRecord;
import evenhand.decision.Json;
import evenhand.decision.Supersession;
import evenhand.monitoring.MonitoringRow;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Reminder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Intakes as one array a column, for a statement that writes any number of them. */
final class IntakeColumns {
  private final Map<String, Object> columns = new HashMap<>();

  private IntakeColumns() {}

  /** Bind name to array. Ids and codes hold no blank, so lists of them are joined with one. */
  static Map<String, Object> of(List<IntakeRecord> intakes) {
    IntakeColumns all = new IntakeColumns();
    all.putRequests(intakes);
    all.putDecisions(
        intakes.stream()
            .flatMap(intake -> intake.decisions().stream().map(one -> new Row(intake.id(), one)))
            .toList());
    all.putPersons(intakes.stream().flatMap(intake -> intake.monitoring().stream()).toList());
    return all.columns;
  }

  private record Row(UUID intake, DecisionRecord decision, Hold hold) {
    Row(UUID intake, DecisionRecord decision) {
      this(intake, decision, decision.hold());
    }

    Advice advice() {
      return decision.advice();
    }

    Outcome outcome() {
      return decision.advice().outcome();
    }
  }

  private void putRequests(List<IntakeRecord> intakes) {
    ids("intakeIds", intakes, IntakeRecord::id);
    bytes("keyHashes", intakes, intake -> intake.key().bytes());
    texts("decisionIdLists", intakes, IntakeColumns::decisionIds);
    bytes("bodyCommitments", intakes, intake -> intake.body().bytes());
    texts("summaries", intakes, IntakeRecord::summary);
    List<Circumstances> each = intakes.stream().map(IntakeRecord::circumstances).toList();
    texts("contacts", each, one -> one.contact().value());
    texts("madeBy", each, one -> one.madeBy().pseudonym());
    texts("recordedAt", each, one -> one.recordedAt().truncatedTo(ChronoUnit.MICROS).toString());
    truths("invented", each, Circumstances::invented);
    ids("monitoringKeys", each, Circumstances::monitoringKey);
  }

  private void putDecisions(List<Row> rows) {
    ids("decisionIds", rows, row -> row.decision().id().value());
    ids("ofIntakes", rows, Row::intake);
    texts("rulebooks", rows, row -> row.advice().rulebook());
    texts("versions", rows, row -> row.advice().version());
    texts("revisions", rows, row -> row.advice().revision().name());
    texts("asOf", rows, row -> row.advice().asOf().toString());
    texts("outcomes", rows, row -> Json.text(row.outcome()));
    texts("rules", rows, row -> String.join(" ", row.advice().rules()));
    truths("provisional", rows, row -> row.hold().provisional());
    truths("blocksClose", rows, row -> row.hold().blocksClose());
    texts("holdingRules", rows, row -> String.join(" ", row.hold().rules()));
    ids("supersedes", rows, row -> corrected(row.decision(), earlier -> earlier.id().value()));
    texts("reasonCodes", rows, row -> corrected(row.decision(), Supersession::reasonCode));
    texts("firstDue", rows, IntakeColumns::firstDue);
    texts("reminders", rows, IntakeColumns::reminders);
    texts("compared", rows, row -> Json.text(row.advice().compared()));
    bytes("rowSalts", rows, row -> row.decision().rowSalt().bytes());
    bytes("entries", rows, row -> row.decision().entry().bytes());
    bytes("leafHashes", rows, row -> row.decision().entry().leafHash().bytes());
    bytes("keys", rows, row -> row.decision().key().bytes());
    bytes("sealed", rows, row -> row.decision().sealed());
  }

  private void putPersons(List<MonitoringRow> persons) {
    ids("personIds", persons, MonitoringRow::id);
    texts("roles", persons, MonitoringRow::roleCode);
    texts("ethnicitySelfDefined", persons, MonitoringRow::ethnicitySelfDefined);
    texts("ethnicityOfficerDefined", persons, MonitoringRow::ethnicityOfficerDefined);
    texts("sexes", persons, MonitoringRow::sex);
    numbers("ages", persons, MonitoringRow::age);
    texts("disabilities", persons, MonitoringRow::disability);
    texts("sexualOrientations", persons, MonitoringRow::sexualOrientation);
    texts("genderIdentities", persons, MonitoringRow::genderIdentity);
    texts("religions", persons, MonitoringRow::religion);
    numbers("deprivationDeciles", persons, MonitoringRow::deprivationDecile);
    bytes("salts", persons, MonitoringRow::salt);
  }

  private static String decisionIds(IntakeRecord intake) {
    return intake.decisions().stream()
        .map(decision -> decision.id().toString())
        .collect(Collectors.joining(" "));
  }

  private static <T> @Nullable T corrected(
      DecisionRecord decision, Function<Supersession, T> part) {
    return decision.supersedes().map(part).orElse(null);
  }

  /** Each with its place, which goes on from the places of the actions. */
  private static @Nullable String reminders(Row row) {
    List<Reminder> reminders = row.advice().reminders();
    if (reminders.isEmpty()) {
      return null;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    int place = row.outcome().actions().size();
    for (Reminder reminder : reminders) {
      list.addObject()
          .put("place", place++)
          .put("kind", reminder.kind())
          .put("code", reminder.code())
          .put("due", reminder.due().toString());
    }
    return list.toString();
  }

  private static @Nullable String firstDue(Row row) {
    return row.outcome().actions().stream()
        .map(Outcome.Action::due)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(Instant::toString)
        .orElse(null);
  }

  private <R> void texts(String name, List<R> rows, Function<R, @Nullable String> value) {
    columns.put(name, rows.stream().map(value).toArray(String[]::new));
  }

  private <R> void ids(String name, List<R> rows, Function<R, @Nullable UUID> value) {
    columns.put(name, rows.stream().map(value).toArray(UUID[]::new));
  }

  private <R> void truths(String name, List<R> rows, Function<R, Boolean> value) {
    columns.put(name, rows.stream().map(value).toArray(Boolean[]::new));
  }

  private <R> void numbers(String name, List<R> rows, Function<R, @Nullable Integer> value) {
    columns.put(name, rows.stream().map(value).toArray(Integer[]::new));
  }

  private <R> void bytes(String name, List<R> rows, Function<R, byte[]> value) {
    columns.put(name, rows.stream().map(value).toArray(byte[][]::new));
  }
}
