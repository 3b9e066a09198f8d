package evenhand.decision.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.history.DecisionView;
import evenhand.decision.history.DecisionView.ChallengeView;
import evenhand.decision.history.DecisionView.ResponseView;
import evenhand.ledger.Hash;
import evenhand.ledger.proof.ProofFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page that discloses a decision, as HTML without scripts. */
final class DisclosurePage {
  private static final String STYLE =
      """
      @page { size: A4; margin: 6mm 11mm }
      body { font-family: sans-serif; font-size: 8pt; max-width: 190mm; margin: auto }
      h1 { font-size: 1.5em; margin: 0 0 4pt 0 }
      h2 { font-size: 1.2em; margin: 5pt 0 1pt 0 }
      p { margin: 2pt 0 }
      table { border-collapse: collapse; width: 100%; table-layout: fixed }
      th, td { text-align: left; vertical-align: top; border-bottom: 0.2pt solid #999;
               word-wrap: break-word }
      th { width: 18mm; padding-right: 6pt; font-weight: bold }
      pre { font-size: 0.8em; white-space: pre-wrap; word-wrap: break-word; margin: 2pt 0 }
      @media print { .entry { display: none } }
      """;

  /** Lets a browser use the page's own style, named by its hash, and nothing else. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " style-src 'sha256-"
          + Hash.over(STYLE.getBytes(StandardCharsets.UTF_8)).base64()
          + "'";

  /** Characters that no XML holds, so that no page could be made of them. */
  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  /** Of the text. */
  static final String SIZE = "font-size: 8pt";

  private static final String UNKNOWN = "unknown";

  private final StringBuilder html = new StringBuilder();
  private final DisclosureWords words;

  private DisclosurePage(DisclosureWords words) {
    this.words = words;
  }

  /** Well-formed HTML; every value is escaped. */
  static String html(Disclosure disclosure) {
    return new DisclosurePage(
            new DisclosureWords(disclosure.codes(), disclosure.decision().confidence()))
        .page(disclosure);
  }

  private String page(Disclosure disclosure) {
    DecisionView view = disclosure.decision();
    JsonNode decision = view.decision();
    String title = escaped(DisclosureWords.TITLE + ": " + decision.path("id").asText());
    html.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"/><title>")
        .append(title);
    html.append("</title><style>").append(STYLE).append("</style></head><body><h1>");
    html.append(title).append("</h1>");
    if (view.invented()) {
      html.append("<p><b>Invented: this is a demonstration.</b></p>");
    }
    view.restrictionReason()
        .ifPresent(
            code ->
                html.append("<p><b>")
                    .append(escaped(DisclosureWords.restricted(code)))
                    .append("</b></p>"));
    html.append("<p>").append(escaped(decision.path("advice").asText()));
    if (!view.awaitingConfirmation().isEmpty()) {
      html.append(" <b>")
          .append(escaped(DisclosureWords.awaiting(view.awaitingConfirmation())))
          .append("</b>");
    }
    html.append("</p><table>");
    row("Contact", view.contact().value());
    row("Recorded", time(view.recordedAt().toString()) + " by " + view.madeBy().pseudonym());
    row("Suggested as of", time(decision.path("as_of").asText()));
    JsonNode rulebook = decision.path("rulebook");
    row("Rulebook", rulebook.path("id").asText() + " " + rulebook.path("version").asText());
    row("Revision", rulebook.path("revision").asText());
    html.append("</table>");
    outcome(decision.path("outcome"));
    reasons(decision);
    answers(view);
    responses(view.responses());
    contesting(disclosure);
    proof(disclosure);
    return html.append("</body></html>").toString();
  }

  private void outcome(JsonNode outcome) {
    html.append("<h2>What the rules suggested</h2><table>");
    outcome.properties().stream()
        .filter(part -> !part.getValue().isEmpty() || part.getValue().isValueNode())
        .forEach(part -> row(part.getKey(), words.lines(part.getKey(), part.getValue())));
    html.append("</table>");
  }

  private void reasons(JsonNode decision) {
    html.append("<h2>Why</h2><table>");
    for (JsonNode reason : decision.path("reasons")) {
      String cites =
          reason
              .path("cites")
              .valueStream()
              .map(DisclosurePage::cite)
              .collect(Collectors.joining("; "));
      row(
          reason.path("rule").asText(),
          reason.path("title").asText()
              + ". Because: "
              + because(reason.path("because"))
              + DisclosureWords.basis(reason.path("basis"))
              + ". Under: "
              + cites
              + (reason.path("verified").asBoolean() ? "." : " (not verified)."));
    }
    if (decision.path("reasons").isEmpty()) {
      row("Rules that fired", DisclosureWords.plain(decision.path("rules")));
    }
    String open = open(decision.path("reasons"));
    if (!open.isEmpty()) {
      row("Not answered", open);
    }
    html.append("</table>");
  }

  private static String cite(JsonNode cite) {
    String amended = cite.path("amended_since_review").asText();
    return (cite.path("title").asText() + " " + cite.path("section").asText()).strip()
        + (amended.isEmpty() ? "" : " (amended since review: " + amended + ")");
  }

  private static String because(JsonNode because) {
    return because.properties().stream()
        .filter(answer -> !answer.getValue().asText().equals(UNKNOWN))
        .map(answer -> answer.getKey() + " " + DisclosureWords.plain(answer.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** The questions that reasons rest on and that nobody had answered. */
  private static String open(JsonNode reasons) {
    SortedSet<String> open = new TreeSet<>();
    for (JsonNode reason : reasons) {
      reason.path("because").properties().stream()
          .filter(answer -> answer.getValue().asText().equals(UNKNOWN))
          .forEach(answer -> open.add(answer.getKey()));
    }
    return String.join(", ", open);
  }

  private void answers(DecisionView view) {
    html.append("<h2>Answers as given</h2>");
    if (view.erased()) {
      html.append("<p>The answers have been erased, and with them the reasons in words.</p>");
      return;
    }
    String given =
        view.facts().stream()
            .flatMap(facts -> facts.properties().stream())
            .map(fact -> fact.getKey() + " " + DisclosureWords.plain(fact.getValue()))
            .collect(Collectors.joining(" \u2022 "));
    html.append("<p>").append(escaped(given)).append("</p>");
  }

  private void responses(List<ResponseView> responses) {
    html.append("<h2>What a person decided</h2><table>");
    if (responses.isEmpty()) {
      row("Nothing", "No response is recorded.");
    }
    for (ResponseView response : responses) {
      row(
          response.accepted() ? "Accepted" : "Decided otherwise",
          "by "
              + response.madeBy().pseudonym()
              + ", "
              + time(response.recordedAt().toString())
              + ": "
              + DisclosureWords.plain(response.details()));
    }
    html.append("</table>");
  }

  private void contesting(Disclosure disclosure) {
    html.append("<h2>If you disagree</h2><p>");
    html.append(escaped(DisclosureWords.contesting(disclosure.contact()))).append("</p>");
    List<ChallengeView> challenges = disclosure.decision().challenges();
    if (!challenges.isEmpty()) {
      html.append("<table>");
      challenges.forEach(each -> row("Contested", DisclosureWords.challenge(each)));
      html.append("</table>");
    }
  }

  private void proof(Disclosure disclosure) {
    html.append("<h2>Proof</h2>");
    if (disclosure.proof().isEmpty()) {
      html.append("<p>Recorded; not sealed yet. Ask again in some seconds.</p>");
      return;
    }
    ProofFile proof = disclosure.proof().get();
    String entry = escaped(proof.entry());
    html.append("<p>The entry with SHA-256 ");
    html.append(Hash.over(proof.entry().getBytes(StandardCharsets.UTF_8)).hex());
    html.append(" stands at index ").append(proof.proof().inclusion().index());
    html.append(" of the log that this checkpoint names. Anyone can check that with the program ");
    html.append(
        "evenhand-verify and the public key of the log, from the file that is attached to ");
    html.append("the PDF and answered by /v1/decisions/");
    html.append(escaped(disclosure.decision().decision().path("id").asText()));
    html.append("/disclosure.");
    if (!disclosure.decision().erased()) {
      html.append(" It also shows that the answers above are those that were committed to.");
    }
    String lines = proof.proof().toString().strip().replaceAll("\n+", " / ");
    html.append("</p><pre>").append(escaped(lines)).append("</pre>");
    html.append("<pre class=\"entry\">").append(entry).append("</pre>");
  }

  private static String time(String instant) {
    return DisclosureWords.time(instant) + " (" + instant + ")";
  }

  private void row(String name, String value) {
    html.append("<tr><th>").append(escaped(name)).append("</th><td>");
    html.append(escaped(value)).append("</td></tr>");
  }

  /** As text of the page; what XML cannot hold, and a person cannot have typed, becomes a mark. */
  private static String escaped(String text) {
    return NO_XML
        .matcher(text)
        .replaceAll("\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
