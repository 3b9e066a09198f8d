package evenhand.intake;

import evenhand.decision.Actor;
import evenhand.decision.response.ResponseRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Responses of people, written as sentences. */
public record Responses(
    ResponseRequest.Target to,
    Optional<String> code,
    Optional<String> reason,
    Optional<String> supervisor,
    Optional<String> evidence) {

  public static Responses setting(String scale, String grade) {
    return to(new ResponseRequest.Target(new TreeMap<>(Map.of(scale, grade)), Optional.empty()));
  }

  public static Responses opening(String... options) {
    return to(new ResponseRequest.Target(new TreeMap<>(), Optional.of(List.of(options))));
  }

  public static ResponseRequest nothing() {
    return to(new ResponseRequest.Target(new TreeMap<>(), Optional.empty()))
        .because("none")
        .request();
  }

  public static ResponseRequest choosing(String option) {
    return new ResponseRequest(
        true,
        List.of(),
        Optional.of(option),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Agreement, with a reason. */
  public static ResponseRequest agreeing(String reason) {
    return new ResponseRequest(
        true,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Responses to(ResponseRequest.Target to) {
    return new Responses(
        to, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Responses because(String words) {
    return new Responses(to, code, Optional.of(words), supervisor, evidence);
  }

  public Responses coded(String reasonCode) {
    return new Responses(to, Optional.of(reasonCode), reason, supervisor, evidence);
  }

  public Responses agreedBy(Actor second) {
    return new Responses(to, code, reason, Optional.of(second.pseudonym()), evidence);
  }

  public Responses seen(String what) {
    return new Responses(to, code, reason, supervisor, Optional.of(what));
  }

  public ResponseRequest request() {
    return new ResponseRequest(
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(to),
        code,
        reason,
        supervisor,
        evidence,
        Optional.empty());
  }
}
