package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.security.AccessMatrix.Reach;
import evenhand.security.AccessMatrix.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The list of calls against what each role is for, written a second time: a slip in the list, such
 * as an administrator who reads contacts, is none of what is meant.
 */
class PolicyTest {
  /** Calls that show a case: its answers, what was decided, what a person of it said. */
  private static final Pattern CASE =
      Pattern.compile(
          "GET /v1/(decisions/\\{id}(|\\.html|\\.pdf|/disclosure)|contacts/\\{ref}|challenges/\\{id})");

  /** Calls that change a case on a live call. */
  private static final Pattern TRIAGE =
      Pattern.compile(
          "POST /v1/(decisions(/\\{id}/(monitoring|response|outcomes))?|contacts/\\{ref}/close"
              + "|actions/\\{id}/done)");

  private static final Pattern ERASING =
      Pattern.compile(
          "POST /v1/(decisions|contacts)/\\{[a-z]+}/(erasure|hold|retention|restriction)");

  private static final Pattern FIGURES = Pattern.compile("(GET|POST) /v1/fairness/.*");
  private static final Pattern LEDGER =
      Pattern.compile("GET /v1/(decisions/\\{id}/proof|ledger/tile/entries/\\{path})");
  private static final Pattern ACCESS_LOG = Pattern.compile("GET /v1/access-log");
  private static final Pattern PEOPLE = Pattern.compile(".* /v1/actors/\\{actor}/sessions(/end)?");

  private static final Set<Role> ON_CASES = EnumSet.of(Role.HANDLER, Role.SUPERVISOR, Role.AUDITOR);

  /** Which roles may make calls of a kind at all; every other role none of them. */
  private static final Map<Pattern, Set<Role>> MEANT =
      Map.of(
          CASE, ON_CASES,
          TRIAGE, EnumSet.of(Role.HANDLER, Role.SUPERVISOR, Role.SERVICE_ACCOUNT),
          ERASING, EnumSet.of(Role.RECORDS),
          FIGURES,
              EnumSet.of(Role.BOARD, Role.CHIEF_OFFICER, Role.LEGAL, Role.APPROVER, Role.AUDITOR),
          LEDGER, EnumSet.of(Role.BOARD, Role.LEGAL, Role.APPROVER, Role.AUDITOR),
          ACCESS_LOG, EnumSet.of(Role.AUDITOR),
          PEOPLE, EnumSet.of(Role.ADMIN));

  private final List<Row> rows = AccessMatrix.shipped().rows();

  private List<Row> of(Pattern kind) {
    List<Row> found = rows.stream().filter(row -> kind.matcher(row.call()).matches()).toList();
    assertThat(found).as(kind.pattern()).isNotEmpty();
    return found;
  }

  @Test
  void noRoleMakesACallThatIsNotForIt() {
    List<String> surprises = new ArrayList<>();
    MEANT.forEach(
        (kind, roles) -> {
          for (Row row : of(kind)) {
            assertThat(row.open() || row.signedIn()).as(row.call()).isFalse();
            row.roles().keySet().stream()
                .filter(role -> !roles.contains(role))
                .forEach(role -> surprises.add(role + " " + row.call()));
          }
        });
    assertThat(surprises).isEmpty();
  }

  @Test
  void handlersReadAndChangeOwnCasesOnlyAndOthersSayWhy() {
    for (Row row : of(CASE)) {
      row.roles()
          .forEach(
              (role, reach) ->
                  assertThat(reach)
                      .as(role + " " + row.call())
                      .isEqualTo(role == Role.HANDLER ? Reach.OWN : Reach.REASON));
    }
    for (Row row : of(TRIAGE)) {
      if (!row.call().equals("POST /v1/decisions")) {
        assertThat(row.roles().get(Role.HANDLER)).as(row.call()).isEqualTo(Reach.OWN);
      }
    }
    Row recording = AccessMatrix.shipped().row("POST /v1/decisions").orElseThrow();
    assertThat(recording.corrects().get(Role.HANDLER)).isEqualTo(Reach.OWN);
  }

  @Test
  void anAdministratorSeesNoCaseNoFigureAndNoLog() {
    for (Row row : rows) {
      if (row.roles().containsKey(Role.ADMIN)) {
        assertThat(row.call()).matches("GET (/v1)?/access|(GET|POST) /v1/actors/.*");
        assertThat(row.reads()).isEqualTo(AccessMatrix.Reads.NOTHING);
      }
    }
  }

  @Test
  void whatIsOpenHoldsNoCaseAndNoFigure() {
    List<String> open = rows.stream().filter(Row::open).map(Row::call).toList();
    assertThat(open)
        .containsExactlyInAnyOrder(
            "GET /",
            "GET /v1/openapi.json",
            "GET /v1/ledger/checkpoint",
            "GET /v1/ledger/tile/{path}",
            "GET /v1/ledger/status",
            "GET /sign-in",
            "POST /sign-in",
            "GET /sign-in/return",
            "POST /sign-out",
            "POST /sign-out/issuer",
            "GET /signed-out",
            "GET /session");
  }

  @Test
  void whatCannotBeUndoneNeedsProofOfTheLastMinutes() {
    assertThat(rows.stream().filter(Row::recent).map(Row::call))
        .contains(
            "POST /v1/decisions/{id}/erasure",
            "POST /v1/contacts/{ref}/erasure",
            "POST /v1/fairness/reports/{id}/{step}",
            "POST /v1/sessions/{id}/end",
            "POST /v1/actors/{actor}/sessions/end");
  }

  @Test
  void onlyTheFairnessCallsMayNotBeAskedForEverything() {
    for (Row row : of(FIGURES)) {
      boolean givesFigures = row.call().endsWith(".{format}") || row.call().endsWith("/times");
      assertThat(row.refuses().containsKey("audience")).as(row.call()).isEqualTo(givesFigures);
    }
  }
}
