package evenhand.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong with a call, as RFC 9457 writes it.
 *
 * @param type a name for the kind of problem, for programs
 * @param title the kind of problem in a few words, the same each time
 * @param status the HTTP status
 * @param detail what happened this time and what would be right
 * @param recorded false where a caller might otherwise believe that something was written
 * @param reference the request's id, to quote to whoever runs the service
 * @param errors each field at fault
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "recorded", "reference", "errors"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    Optional<Boolean> recorded,
    Optional<String> reference,
    List<FieldError> errors) {

  static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPES = "urn:evenhand:problem:";

  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("a problem has a status of 400 to 599, not " + status);
    }
    errors = List.copyOf(errors);
  }

  /**
   * One field at fault.
   *
   * @param pointer JSON pointer into the body; empty where the whole body is meant
   * @param detail what is wrong with it and what would be right
   */
  public record FieldError(String pointer, String detail) {}

  static Problem of(int status, String kind, String title, String detail) {
    return new Problem(
        TYPES + kind, title, status, detail, Optional.empty(), Optional.empty(), List.of());
  }

  /** Nothing was written, and the caller must not act as if it were. */
  static Problem notRecorded(String detail) {
    return of(503, "not-recorded", "NOT RECORDED", detail).unrecorded();
  }

  Problem with(List<FieldError> fields) {
    return new Problem(type, title, status, detail, recorded, reference, fields);
  }

  Problem at(String pointer, String fieldDetail) {
    return with(List.of(new FieldError(pointer, fieldDetail)));
  }

  Problem referredTo(String requestId) {
    return new Problem(type, title, status, detail, recorded, Optional.of(requestId), errors);
  }

  private Problem unrecorded() {
    return new Problem(type, title, status, detail, Optional.of(false), reference, errors);
  }
}
