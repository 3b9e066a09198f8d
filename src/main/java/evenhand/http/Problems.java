package evenhand.http;

import evenhand.decision.DatabaseUnavailableException;
import evenhand.decision.ErasedException;
import evenhand.decision.NotRecordedException;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.erasure.HeldException;
import evenhand.decision.followup.CloseRefusedException;
import evenhand.fairness.reports.ReportRunningException;
import evenhand.intake.IdempotencyConflictException;
import evenhand.rulebook.EngineFaultException;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.UnknownRulebookException;
import evenhand.security.RefusedException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.glassfish.jersey.server.ParamException;

/** The one place that says how each way of failing is told to a caller. */
final class Problems {
  static final int BODY_BYTES_MAX = 64 * 1024;

  private Problems() {}

  /** Empty where nobody foresaw this failure: then nothing of it may be told but a reference. */
  static Optional<Problem> of(Throwable failure) {
    if (failure instanceof InvalidCaseException e) {
      return Optional.of(invalid(e));
    } else if (failure instanceof MalformedBodyException e) {
      Problem problem = Problem.of(400, "malformed", "Malformed JSON", said(e));
      return Optional.of(e.pointer().map(at -> problem.at(at, said(e))).orElse(problem));
    } else if (failure instanceof EngineFaultException) {
      return Optional.of(
          Problem.notRecorded(
              "The rules could not be evaluated for this case. Nothing was written. Decide without"
                  + " advice and report the reference."));
    } else if (failure instanceof NotRecordedException e) {
      return Optional.of(Problem.notRecorded(said(e)));
    } else if (failure instanceof DatabaseUnavailableException) {
      return Optional.of(
          Problem.of(
              503,
              "database-unavailable",
              "Database unavailable",
              "What is recorded cannot be read now. Ask again."));
    } else if (failure instanceof RefusedException e) {
      RefusedException.Kind kind = e.kind();
      return Optional.of(Problem.of(kind.status(), kind.code(), kind.title(), kind.detail()));
    } else if (failure instanceof WebApplicationException e) {
      return Optional.of(ofJersey(e));
    }
    return ofState(failure).or(() -> ofReading(failure));
  }

  /** What a caller asked for and the state of the records does not allow. */
  private static Optional<Problem> ofState(Throwable failure) {
    if (failure instanceof UnknownRecordException || failure instanceof UnknownRulebookException) {
      return Optional.of(Problem.of(404, "not-found", "Not found", said(failure)));
    } else if (failure instanceof IdempotencyConflictException) {
      return Optional.of(
          Problem.of(409, "idempotency-conflict", "Idempotency-Key already used", said(failure)));
    } else if (failure instanceof ReportRunningException) {
      return Optional.of(
          Problem.of(409, "report-running", "A report is being made", said(failure)));
    } else if (failure instanceof ErasedException) {
      return Optional.of(Problem.of(409, "erased", "Erased", said(failure)));
    } else if (failure instanceof HeldException) {
      return Optional.of(Problem.of(409, "held", "Held", said(failure)));
    } else if (failure instanceof CloseRefusedException e) {
      return Optional.of(closeRefused(e));
    }
    return Optional.empty();
  }

  private static Problem closeRefused(CloseRefusedException e) {
    return Problem.of(
            409,
            "close-refused",
            "The contact cannot be closed",
            "Something holds it open; answer what is open, take the step that each rule asks for,"
                + " confirm what waits for a person in /v1/decisions/{id}/response.")
        .with(e.holds().stream().map(Problems::held).toList());
  }

  private static Problem.FieldError held(CloseRefusedException.Hold hold) {
    List<String> why = new ArrayList<>();
    if (hold.provisional() || hold.blocked()) {
      why.add(
          "%s by %s"
              .formatted(
                  hold.provisional() ? "provisional" : "blocked", String.join(", ", hold.rules())));
    }
    if (!hold.awaiting().isEmpty()) {
      why.add("a person has yet to confirm " + String.join(", ", hold.awaiting()));
    }
    return new Problem.FieldError(
        "", "%s %s: %s".formatted(hold.rulebook(), hold.decision(), String.join("; ", why)));
  }

  /** Jetty's own refusals, such as its size limit, come wrapped by whoever read the body. */
  private static Optional<Problem> ofReading(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException e && e.getCode() >= 400 && e.getCode() < 500) {
        return Optional.of(ofStatus(e.getCode()));
      } else if (cause instanceof EOFException) {
        return Optional.of(Problem.of(400, "broken-off", "Broken off", "The body broke off."));
      }
    }
    return Optional.empty();
  }

  private static Problem invalid(InvalidCaseException e) {
    List<Problem.FieldError> errors =
        e.faults().stream()
            .map(fault -> new Problem.FieldError(fault.pointer(), fault.detail()))
            .toList();
    String detail =
        errors.size() == 1
            ? "One field is not as it should be; nothing was written."
            : errors.size() + " fields are not as they should be; nothing was written.";
    return Problem.of(422, "invalid", "Invalid request", detail).with(errors);
  }

  private static Problem ofJersey(WebApplicationException e) {
    if (e instanceof NotSupportedException) {
      return Problem.of(
          415,
          "media-type",
          "Unsupported media type",
          "Send the body as Content-Type: application/json, in UTF-8, not compressed.");
    } else if (e instanceof NotAcceptableException) {
      return Problem.of(
          406, "not-acceptable", "Not acceptable", "This call answers with application/json.");
    } else if (e instanceof NotAllowedException) {
      return Problem.of(
          405, "method", "Method not allowed", "This address does not take that method.");
    } else if (e instanceof NotFoundException) {
      return Problem.of(404, "not-found", "Not found", "There is nothing at this address.");
    }
    if (e instanceof NotAuthorizedException) {
      return Problem.of(
          401,
          "not-signed-in",
          "Not signed in",
          "Send a valid token of this force's issuer as Authorization: Bearer, or sign in with a"
              + " browser at /sign-in.");
    } else if (e instanceof ForbiddenException) {
      return Problem.of(403, "forbidden", "Not allowed", said(e));
    }
    Problem problem = ofStatus(e.getResponse().getStatus());
    if (e.getClass() == BadRequestException.class) {
      return Problem.of(400, "request", problem.title(), said(e));
    }
    return e instanceof ParamException param ? named(problem, param) : problem;
  }

  /** Which header or parameter it was, and what its type says is allowed. */
  private static Problem named(Problem problem, ParamException param) {
    StringBuilder detail = new StringBuilder(param.getParameterName() + " cannot be read");
    for (Throwable cause = param.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException) {
        detail.append(": ").append(said(cause));
      }
    }
    return Problem.of(problem.status(), "request", problem.title(), detail.toString());
  }

  /** A problem for a bare status, as Jetty gives it. */
  static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> Problem.of(404, "not-found", "Not found", "There is nothing at this address.");
      case 405 ->
          Problem.of(
              405, "method", "Method not allowed", "This address does not take that method.");
      case 413 ->
          Problem.of(
              413,
              "too-large",
              "Body too large",
              "A body may have at most " + BODY_BYTES_MAX + " bytes; nothing was written.");
      case 408 -> Problem.of(408, "timeout", "Request timeout", "The request came too slowly.");
      case 429 ->
          Problem.of(
              429,
              "rate",
              "Too many requests",
              "You asked more often than this service allows one caller; ask again after"
                  + " Retry-After seconds. Nothing was written.");
      case 431 -> Problem.of(431, "headers", "Headers too large", "Send fewer or shorter headers.");
      case 503 -> Problem.notRecorded("The service cannot answer now. Nothing was written.");
      default ->
          status < 500
              ? Problem.of(status, "request", "Bad request", "The request cannot be understood.")
              : unforeseen(status);
    };
  }

  static Problem unforeseen(int status) {
    return Problem.of(
        status, "internal", "Internal error", "The service failed. Quote the reference.");
  }

  private static String said(Throwable e) {
    String message = e.getMessage();
    return message == null ? "" : message;
  }
}
