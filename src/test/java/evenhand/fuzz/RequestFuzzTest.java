package evenhand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.challenge.AnswerRequest;
import evenhand.decision.challenge.ChallengeChecks;
import evenhand.decision.challenge.ChallengeRequest;
import evenhand.decision.challenge.ChallengeResource.ExtensionBody;
import evenhand.decision.erasure.ErasureResource.ErasureBody;
import evenhand.decision.erasure.ErasureResource.HoldBody;
import evenhand.decision.erasure.ErasureResource.RetentionBody;
import evenhand.decision.followup.OutcomeRequest;
import evenhand.decision.peopleonly.PeopleOnlyResource.PeopleOnlyBody;
import evenhand.decision.response.ResponseChecks;
import evenhand.decision.response.ResponseRequest;
import evenhand.decision.restriction.RestrictionResource.RestrictionBody;
import evenhand.fairness.explanation.ExplanationResource.ExplanationBody;
import evenhand.fairness.explanation.ExplanationResource.SignOffBody;
import evenhand.fairness.reports.ReportOrder;
import evenhand.fairness.reports.ReportsResource.StepBody;
import evenhand.http.Json;
import evenhand.http.MalformedBodyException;
import evenhand.http.StrictJsonReader;
import evenhand.intake.ContactChecks;
import evenhand.intake.DecisionsResource.ContactBody;
import evenhand.monitoring.InvalidMonitoringException;
import evenhand.monitoring.MonitoringData;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Detail;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.WhatIfResource;
import evenhand.rulebook.WhatIfResource.WhatIfBody;
import evenhand.rulebook.WhatIfResource.WhatIfDetail;
import evenhand.rulebook.cases.Runs;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The body of every call that has one: taken by reader and checks, or refused by name. */
class RequestFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final StrictJsonReader READER = new StrictJsonReader(Json.mapper());
  private static final Rulebooks RULEBOOKS = Runs.rulebooks();
  private static final WhatIfResource WHAT_IF =
      new WhatIfResource(RULEBOOKS, UnaryOperator.identity(), () -> NOW);

  private static final ResponseChecks RESPONSES =
      new ResponseChecks(RULEBOOKS, "domestic-abuse", advice(), NOW);

  /** Those of which nothing can be checked without records. */
  private static final List<Class<?>> READ_ONLY =
      List.of(
          ErasureBody.class,
          ExplanationBody.class,
          ExtensionBody.class,
          HoldBody.class,
          OutcomeRequest.class,
          PeopleOnlyBody.class,
          ReportOrder.class,
          RestrictionBody.class,
          RetentionBody.class,
          SignOffBody.class,
          StepBody.class);

  /** Graded high, so that a response can lower it. */
  private static Advice advice() {
    Rulebook rulebook = Runs.rulebook("domestic-abuse");
    ObjectNode facts = Json.mapper().createObjectNode();
    facts.put("victim_age", 34).put("personally_connected", "yes").put("dash_tool", "ric24");
    facts.put("incident_date", "2026-11-22").put("nfs_alleged", "yes").put("dash_strangle", "yes");
    return rulebook.advise(
        Answers.read(List.of(rulebook), facts, NOW), rulebook.parameters(NOW), Detail.REASONS);
  }

  @FuzzTest(maxDuration = "10m")
  void isTakenOrRefusedByName(byte[] input) throws IOException {
    taken(input, ContactBody.class, body -> ContactChecks.check(body, RULEBOOKS, NOW));
    taken(
        input,
        WhatIfBody.class,
        body ->
            assertThat(WHAT_IF.evaluate("contact", WhatIfDetail.REASONS, body).recorded())
                .isFalse());
    taken(input, ResponseRequest.class, body -> assertNamed(RESPONSES.faults(body)));
    taken(input, ChallengeRequest.class, ChallengeChecks::check);
    taken(input, AnswerRequest.class, ChallengeChecks::check);
    taken(input, ObjectNode.class, RequestFuzzTest::readMonitoring);
    for (Class<?> type : READ_ONLY) {
      taken(input, type, body -> assertThat(body).isNotNull());
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <T> void taken(byte[] input, Class<T> type, Consumer<T> check) throws IOException {
    try {
      Object body =
          READER.readFrom(
              (Class) type,
              type,
              new Annotation[0],
              MediaType.APPLICATION_JSON_TYPE,
              new MultivaluedHashMap<>(),
              new ByteArrayInputStream(input));
      check.accept(type.cast(body));
    } catch (InvalidCaseException refused) {
      assertThat(refused.faults()).isNotEmpty();
      assertNamed(refused.faults());
    } catch (MalformedBodyException noJson) {
      assertThat(noJson.getMessage()).isNotEmpty();
    }
  }

  private static void assertNamed(List<InvalidCaseException.Fault> faults) {
    for (InvalidCaseException.Fault fault : faults) {
      assertThat(fault.pointer()).matches("(?s)(/.*)?");
      assertThat(fault.detail()).isNotBlank();
    }
  }

  private static void readMonitoring(ObjectNode monitoring) {
    try {
      assertThat(MonitoringData.read(monitoring, "")).isNotNull();
    } catch (InvalidMonitoringException refused) {
      assertThat(refused.faults()).isNotEmpty();
    }
  }
}
