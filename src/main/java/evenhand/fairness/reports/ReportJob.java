package evenhand.fairness.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A report and how far it has come.
 *
 * @param status running, failed, draft (made and not published), published, corrected or withdrawn
 * @param done steps that are done, of {@code of}
 * @param doing what is being done; the reason where it failed
 * @param opened items that its verdicts opened
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReportJob(
    UUID id,
    ReportOrder order,
    String status,
    int done,
    int of,
    String doing,
    @JsonProperty("items_opened") Optional<Integer> opened) {

  static ReportJob started(UUID id, ReportOrder order) {
    return new ReportJob(id, order, "running", 0, 1, "starting", Optional.empty());
  }

  ReportJob at(int nowDone, int nowOf, String what) {
    return new ReportJob(id, order, "running", nowDone, nowOf, what, Optional.empty());
  }

  ReportJob made(int items) {
    return new ReportJob(id, order, "draft", of, of, "made", Optional.of(items));
  }

  ReportJob failed(String reason) {
    return new ReportJob(id, order, "failed", done, of, reason, Optional.empty());
  }

  ReportJob after(ReportStep.Kind step) {
    return new ReportJob(id, order, step.code(), done, of, doing, opened);
  }

  /** Whether it was published, whatever became of it since. */
  boolean isGivenOut() {
    return !List.of("running", "failed", "draft").contains(status);
  }

  boolean isRunning() {
    return status.equals("running");
  }
}
