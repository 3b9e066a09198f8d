package evenhand.fairness;

import static evenhand.fairness.SharedData.CLOSED_FORM;
import static evenhand.fairness.SharedData.SCORE;
import static evenhand.fairness.SharedData.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.counting.CsvCounter;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.report.Release;
import evenhand.fairness.report.ReportJson;
import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.SpecReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Audits a table in memory, and holds what {@code report.json} says against reference values. */
public final class Audits {
  private static final Map<String, String> VERSUS =
      Map.of(
          "ratio", "ratio",
          "ratio_ci_katz", "ratio_katz_log95",
          "difference", "difference",
          "difference_ci", "difference_newcombe95");
  private static final Map<String, String> WITHIN =
      Map.of(
          "mh_ratio", "mh_risk_ratio",
          "mh_ratio_ci", "mh_risk_ratio_gr95",
          "mh_odds_ratio", "mh_odds_ratio",
          "mh_odds_ratio_ci", "mh_odds_ratio_rbg95",
          "mh_difference", "mh_risk_difference",
          "mh_difference_ci", "mh_risk_difference_sato95",
          "cmh", "cmh_chi2",
          "tarone", "breslow_day_tarone_chi2",
          "tarone_p", "breslow_day_tarone_p");

  private Audits() {}

  public static Audit audit(String spec, InputStream table) {
    try (table) {
      AuditSpec read = SpecReader.read(new StringReader(spec));
      return Audit.of(read, CsvCounter.count(read, table));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static JsonNode report(String spec, String csv) {
    return json(audit(spec, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));
  }

  public static JsonNode report(String spec, Path csv) {
    try {
      return json(audit(spec, Files.newInputStream(csv)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static JsonNode json(Audit audit) {
    try {
      return new ObjectMapper()
          .readTree(ReportJson.write(ReportJson.of(Release.of(audit, Audience.FORCE, Map.of()))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static JsonNode family(
      JsonNode report, String point, String measure, String scenario, String comparator) {
    List<String> wanted = List.of(point, measure, scenario, comparator);
    for (JsonNode family : report.get("families")) {
      List<String> found =
          List.of(
              family.get("decision_point").asText(),
              family.get("measure").asText(),
              family.get("scenario").asText(),
              family.get("comparator").asText());
      if (found.equals(wanted)) {
        return family;
      }
    }
    throw new AssertionError("the report has no family " + wanted);
  }

  public static JsonNode group(JsonNode family, String name) {
    for (JsonNode group : family.get("groups")) {
      if (group.get("group").asText().equals(name)) {
        return group;
      }
    }
    throw new AssertionError("the family has no group " + name);
  }

  /** Counts, rate and Wilson interval of every group that the reference has. */
  public static void assertRates(JsonNode family, JsonNode byGroup) {
    assertThat(family.get("groups")).hasSize(byGroup.size());
    byGroup
        .fields()
        .forEachRemaining(
            entry -> {
              JsonNode group = group(family, entry.getKey());
              JsonNode expected = entry.getValue();
              assertThat(group.get("x").asLong()).isEqualTo(expected.get("x").asLong());
              assertThat(group.get("n").asLong()).isEqualTo(expected.get("n").asLong());
              same(entry.getKey(), group, "rate", expected, "rate", CLOSED_FORM);
              same(entry.getKey(), group, "rate_ci", expected, "wilson95", CLOSED_FORM);
            });
  }

  /** Crude figures of every group that the reference has. */
  public static void assertVersus(JsonNode family, JsonNode versus) {
    versus
        .fields()
        .forEachRemaining(entry -> assertGroup(group(family, entry.getKey()), entry.getValue()));
  }

  private static void assertGroup(JsonNode group, JsonNode expected) {
    String name = group.get("group").asText();
    JsonNode actual = group.get("versus");
    assertThat(group.get("x").asLong()).isEqualTo(expected.get("x1").asLong());
    assertThat(group.get("n").asLong()).isEqualTo(expected.get("n1").asLong());
    VERSUS.forEach((field, key) -> same(name, actual, field, expected, key, CLOSED_FORM));
    same(name, actual, "ratio_ci", expected, "ratio_score_koopman95", SCORE);
    boolean isEligible = expected.get("n1").asLong() >= 30 && expected.get("n0").asLong() >= 30;
    if (isEligible) {
      same(name, actual, "p", expected, "fisher_two_sided_p", CLOSED_FORM);
    } else {
      assertThat(actual.get("p").isNull()).isTrue();
      assertThat(actual.get("verdict").asText()).isEqualTo("CANNOT_TELL");
    }
  }

  /** Figures within one set of strata. */
  public static void assertConditional(JsonNode conditional, JsonNode expected) {
    String name = conditional.get("strata").toString();
    WITHIN.forEach((field, key) -> same(name, conditional, field, expected, key, CLOSED_FORM));
    if (!conditional.get("p").isNull()) {
      same(name, conditional, "p", expected, "cmh_p", CLOSED_FORM);
    }
    assertThat(conditional.get("strata_informative").asInt())
        .isEqualTo(expected.get("strata_informative").asInt());
  }

  private static void same(
      String what, JsonNode actual, String field, JsonNode expected, String key, double tolerance) {
    assertSame(what + " " + field, actual.get(field), expected.get(key), tolerance);
  }
}
