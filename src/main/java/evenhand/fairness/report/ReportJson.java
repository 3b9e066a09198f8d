package evenhand.fairness.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.counting.RowFaults.RowFault;
import evenhand.fairness.disclosure.Audience;
import java.util.List;

/** Writes {@code report.json}: every figure of an audit, for other programs. */
public final class ReportJson {
  private ReportJson() {}

  /** The document as text. */
  public static String write(ObjectNode report) {
    return Json.write(report);
  }

  /** The document; the same release gives the same one. */
  public static ObjectNode of(Release release) {
    Audit audit = release.audit();
    ObjectNode report = Json.NODES.objectNode();
    report.put("title", audit.spec().title());
    report.put("source", audit.spec().source());
    report.put("format", 1);
    report.put("audience", release.audience().id());
    report.set("data", data(release));
    ObjectNode zone = report.putObject("zone");
    zone.put("lower", audit.spec().zone().lower());
    zone.put("upper", audit.spec().zone().upper());
    zone.put("reason", audit.spec().zone().reason());
    ArrayNode families = report.putArray("families");
    for (Family family : audit.families()) {
      families.add(FamilyJson.of(family, release));
    }
    BesideJson.addTo(report, release);
    RecordedJson.addTo(report, release);
    return report;
  }

  private static ObjectNode data(Release release) {
    Audit audit = release.audit();
    Audit.Data counted = audit.data();
    ObjectNode data = Json.NODES.objectNode();
    data.put("rows", counted.rows());
    data.put("rows_filtered_out", counted.filtered());
    data.put("rows_refused", counted.faults().count());
    ArrayNode refused = data.putArray("refused");
    // A refused row's reason quotes its cells, which only those who hold the table may see.
    List<RowFault> shown =
        release.audience() == Audience.FORCE ? counted.faults().shown() : List.of();
    shown.forEach(
        fault -> refused.addObject().put("line", fault.line()).put("reason", fault.reason()));
    ArrayNode notes = data.putArray("notes");
    audit.notes().forEach(notes::add);
    data.put("counts", counted.fingerprint());
    return data;
  }
}
