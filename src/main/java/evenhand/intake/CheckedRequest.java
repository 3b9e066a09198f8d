package evenhand.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.ledger.CanonicalJson;
import evenhand.monitoring.InvalidMonitoringException;
import evenhand.monitoring.MonitoringData;
import evenhand.rulebook.Answers;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.MeantRevision;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request whose every part is in order.
 *
 * @param rulebooks to ask, sorted by id
 * @param routed whether the caller named none, so that what is opened is asked too
 * @param correction which decision it corrects, and why
 */
record CheckedRequest(
    ContactReference contact,
    List<Rulebook> rulebooks,
    boolean routed,
    Answers answers,
    MonitoringData monitoring,
    Optional<Correction> correction) {

  /** The same with other answers. */
  CheckedRequest with(Answers others) {
    return new CheckedRequest(contact, rulebooks, routed, others, monitoring, correction);
  }

  /** Which decision a request corrects, the reason as a code, and its words where it had some. */
  record Correction(DecisionId id, CorrectionReason reason, String words) {}

  /**
   * Checks a request.
   *
   * @throws InvalidCaseException with every fault
   */
  static CheckedRequest check(ContactRequest request, Rulebooks rulebooks, Instant now) {
    List<Fault> faults = new ArrayList<>();
    if (!ContactReference.isValid(request.contact())) {
      faults.add(new Fault("/contact", ContactReference.RULE));
    }
    List<Rulebook> named = rulebooks(request.rulebooks(), rulebooks, faults);
    request
        .revisions()
        .forEach((id, meant) -> revision(id, meant, rulebooks).ifPresent(faults::add));
    Optional<MonitoringData> monitoring = monitoring(request, faults);
    Optional<Correction> correction =
        request.supersedes().flatMap(earlier -> correction(earlier, faults));
    boolean routed = request.rulebooks().isEmpty();
    // Where contact routes, the case may answer the questions of every rulebook.
    List<Rulebook> dictionary = routed ? rulebooks.all() : named;
    Optional<Answers> answers =
        named.isEmpty()
            ? Optional.empty()
            : answers(dictionary, request, request.asOf().orElse(now), faults);
    if (!faults.isEmpty()) {
      throw new InvalidCaseException(faults);
    }
    return new CheckedRequest(
        new ContactReference(request.contact()),
        named,
        routed,
        answers.orElseThrow(),
        monitoring.orElseThrow(),
        correction);
  }

  private static List<Rulebook> rulebooks(
      List<String> ids, Rulebooks rulebooks, List<Fault> faults) {
    TreeMap<String, Rulebook> named = new TreeMap<>();
    String known = rulebooks.all().stream().map(Rulebook::id).toList().toString();
    if (ids.isEmpty()) {
      rulebooks
          .find(Routing.FIRST)
          .ifPresentOrElse(
              first -> named.put(first.id(), first),
              () -> faults.add(new Fault("/rulebooks", "at least one of " + known)));
    }
    for (int i = 0; i < ids.size(); i++) {
      Optional<Rulebook> found = rulebooks.find(ids.get(i));
      if (found.isEmpty()) {
        faults.add(new Fault("/rulebooks/" + i, "one of " + known));
      } else if (named.put(ids.get(i), found.get()) != null) {
        faults.add(new Fault("/rulebooks/" + i, "each rulebook once"));
      }
    }
    return List.copyOf(named.values());
  }

  private static Optional<Fault> revision(String id, Revision meant, Rulebooks rulebooks) {
    String pointer = "/revisions/" + id;
    return rulebooks
        .find(id)
        .map(rulebook -> MeantRevision.fault(meant, rulebook, pointer))
        .orElseGet(() -> Optional.of(new Fault(pointer, "no such rulebook")));
  }

  private static Optional<MonitoringData> monitoring(ContactRequest request, List<Fault> faults) {
    if (request.monitoring().isEmpty()) {
      return Optional.of(new MonitoringData(new TreeMap<>()));
    }
    try {
      return Optional.of(MonitoringData.read(request.monitoring().get(), "/monitoring"));
    } catch (InvalidMonitoringException e) {
      faults.addAll(faults(e));
      return Optional.empty();
    }
  }

  /** The faults of monitoring data as faults of the request. */
  static List<Fault> faults(InvalidMonitoringException invalid) {
    return invalid.faults().stream()
        .map(fault -> new Fault(fault.pointer(), fault.detail()))
        .toList();
  }

  private static Optional<Correction> correction(
      ContactRequest.Correction earlier, List<Fault> faults) {
    Optional<DecisionId> id = DecisionId.parse(earlier.id());
    if (id.isEmpty()) {
      faults.add(new Fault("/supersedes/id", "the id of a recorded decision"));
    }
    if (earlier.reason().isBlank()) {
      faults.add(
          new Fault(
              "/supersedes/reason",
              "one of " + Arrays.toString(CorrectionReason.values()) + ", or a reason in words"));
    }
    CorrectionReason code = CorrectionReason.of(earlier.reason());
    String words = code == CorrectionReason.OTHER ? earlier.reason() : "";
    return id.map(known -> new Correction(known, code, words));
  }

  private static Optional<Answers> answers(
      Collection<Rulebook> rulebooks, ContactRequest request, Instant asOf, List<Fault> faults) {
    try {
      return Optional.of(Answers.read(rulebooks, request.facts(), asOf));
    } catch (InvalidCaseException e) {
      faults.addAll(e.faults());
      return Optional.empty();
    }
  }

  /** The whole request in its one canonical form, to tell whether a key is used for another. */
  static byte[] body(ContactRequest request) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("contact", request.contact());
    request.rulebooks().stream()
        .sorted(Comparator.naturalOrder())
        .forEach(body.putArray("rulebooks")::add);
    body.set("facts", request.facts());
    request.monitoring().ifPresent(monitoring -> body.set("monitoring", monitoring));
    request
        .supersedes()
        .ifPresent(
            earlier ->
                body.putObject("supersedes")
                    .put("id", earlier.id())
                    .put("reason", earlier.reason()));
    if (!request.revisions().isEmpty()) {
      ObjectNode revisions = body.putObject("revisions");
      request.revisions().forEach((id, meant) -> revisions.put(id, meant.name()));
    }
    request.asOf().ifPresent(asOf -> body.put("as_of", asOf.toString()));
    return CanonicalJson.of(body);
  }
}
