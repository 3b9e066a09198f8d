package evenhand.governance.register;

import evenhand.governance.activation.ActivationService;
import evenhand.governance.register.RegisterEntry.Sensitive;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.util.List;

/** Makes the register from the rulebooks themselves, so that it changes when one of them does. */
public final class ProfilingRegister {
  private final Rulebooks rulebooks;
  private final ActivationService activations;
  private final Documents documents;

  public ProfilingRegister(
      Rulebooks rulebooks, ActivationService activations, Documents documents) {
    this.rulebooks = rulebooks;
    this.activations = activations;
    this.documents = documents;
  }

  /** One entry a rulebook, sorted by id. */
  public List<RegisterEntry> entries() {
    return rulebooks.all().stream().map(this::entry).toList();
  }

  /** The same as CSV. */
  public String csv() {
    StringBuilder csv = new StringBuilder(RegisterEntry.CSV_HEADER).append("\r\n");
    entries().forEach(entry -> csv.append(entry.csv()).append("\r\n"));
    return csv.toString();
  }

  private RegisterEntry entry(Rulebook rulebook) {
    return new RegisterEntry(
        rulebook.id(),
        rulebook.title(),
        rulebook.version(),
        rulebook.revision(),
        text(rulebook, "purpose"),
        text(rulebook, "legal_basis"),
        sensitive(rulebook),
        activations.inForceSince(rulebook),
        text(rulebook, "review_due"),
        documents.policy(),
        documents.impact(),
        documents.equality());
  }

  private static String text(Rulebook rulebook, String name) {
    return rulebook.about().path(name).asText().strip();
  }

  private static List<Sensitive> sensitive(Rulebook rulebook) {
    return rulebook.questions().stream()
        .flatMap(
            question ->
                question.protection().stream()
                    .map(
                        why ->
                            new Sensitive(
                                question.id(), why.characteristic(), why.lawfulBecause().strip())))
        .toList();
  }
}
