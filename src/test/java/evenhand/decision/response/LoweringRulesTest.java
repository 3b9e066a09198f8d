package evenhand.decision.response;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.decision.Actor;
import evenhand.decision.response.LoweringAttempt.Involved;
import evenhand.decision.response.LoweringAttempt.Lowered;
import evenhand.decision.response.LoweringAttempt.ScaleGrade;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.Lowering;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole matrix of what lowering takes, over values made by hand. */
class LoweringRulesTest {
  private static final Map<String, Involved> RULEBOOKS =
      Map.of(
          "contact",
          new Involved(new Lowering("Z-002", List.of("reason"), List.of()), List.of("T-005")),
          "da",
          new Involved(
              new Lowering(
                  "DA-090", List.of("reason", "supervisor", "evidence"), List.of("DA-011")),
              List.of("DA-001")),
          "da, DA-011 fired",
          new Involved(
              new Lowering(
                  "DA-090", List.of("reason", "supervisor", "evidence"), List.of("DA-011")),
              List.of("DA-001", "DA-011")),
          "unloaded",
          new Involved(LoweringRules.STRICTEST, List.of()));

  @ParameterizedTest(name = "{0}: {1} {2}, protected {3}, with [{4}] by {5} -> [{6}]")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # rulebook       | scale    | from | prot. | given    | supervisor | missing
          contact          | response | g3   | false | reason   |            |
          contact          | response | g3   | false |          |            | /reason
          contact          | response | g2   | false | reason   |            | /supervisor
          contact          | response | g1   | false | reason   | sergeant-1 |
          contact          | response | g2   | false | reason   | handler-1  | /supervisor
          contact          | response | g2   | false | reason   | handler-2  | /supervisor
          contact          | response | g3   | true  | reason   |            | /supervisor
          contact          | response | g3   | true  | reason   | sergeant-1 |
          contact          | other    | g2   | true  | reason   |            |
          da               | da_risk  | high | false | both     | sergeant-1 |
          da               | da_risk  | high | false | reason   | sergeant-1 | /evidence
          da               | da_risk  | high | false | evidence | sergeant-1 | /reason
          da               | da_risk  | high | false | both     |            | /supervisor
          da | response | g3 | false | | | /reason,/evidence,/supervisor
          da, DA-011 fired | da_risk  | high | false | both     | sergeant-1 | /to/grades/da_risk
          da, DA-011 fired | response | g2   | false | both     | sergeant-1 | /to/grades/response
          unloaded         | response | g3   | false | reason   |            | /evidence,/supervisor
          """)
  void whatLoweringTakes(
      String rulebook,
      String scale,
      String from,
      boolean protectedPerson,
      String given,
      String supervisor,
      String missing) {
    LoweringAttempt attempt =
        new LoweringAttempt(
            List.of(new Lowered("/to/grades/" + scale, Optional.of(new ScaleGrade(scale, from)))),
            List.of(RULEBOOKS.get(rulebook)),
            protectedPerson,
            new Actor("handler-1"),
            new Actor("handler-2"));

    List<Fault> faults = LoweringRules.faults(attempt, request(given, supervisor));

    assertThat(faults.stream().map(Fault::pointer))
        .containsExactlyInAnyOrderElementsOf(
            missing == null ? List.of() : List.of(missing.split(",")));
  }

  private static ResponseRequest request(String given, String supervisor) {
    boolean reason = "reason".equals(given) || "both".equals(given);
    boolean evidence = "evidence".equals(given) || "both".equals(given);
    return new ResponseRequest(
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new ResponseRequest.Target(new TreeMap<>(), Optional.empty())),
        Optional.empty(),
        Optional.of(reason ? "seen and safe" : " "),
        Optional.ofNullable(supervisor),
        evidence ? Optional.of("body-worn video") : Optional.empty(),
        Optional.empty());
  }
}
