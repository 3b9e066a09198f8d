package evenhand.fairness.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.fairness.spec.SpecFaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the counts that an earlier release showed. */
public final class EarlierRelease {
  private EarlierRelease() {}

  /**
   * Figures by the name that releases share.
   *
   * @throws SpecFaultException where the file is no {@code report.json}
   */
  public static Map<String, Long> figures(Path report) {
    return figures(read(report));
  }

  /** The same of a report that is read already. */
  public static Map<String, Long> figures(JsonNode report) {
    Map<String, Long> figures = new HashMap<>();
    for (JsonNode family : report.path("families")) {
      if (family.path("measure").asText().equals("selection_rate")) {
        String point = family.path("decision_point").asText();
        String scenario = family.path("scenario").asText();
        for (JsonNode group : family.path("groups")) {
          String name = group.path("group").asText();
          for (String kind : new String[] {"x", "n"}) {
            if (group.path(kind).isNumber()) {
              figures.put(
                  WithheldCounts.figure(point, scenario, kind, name),
                  Math.round(group.get(kind).asDouble()));
            }
          }
        }
      }
    }
    return figures;
  }

  private static JsonNode read(Path report) {
    try {
      return new ObjectMapper().readTree(report.toFile());
    } catch (JacksonException e) {
      throw new SpecFaultException(0, "--earlier " + report + " is not a report.json");
    } catch (IOException e) {
      throw new SpecFaultException(0, "--earlier " + report + " can't be read");
    }
  }
}
