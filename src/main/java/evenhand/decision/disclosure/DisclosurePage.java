package evenhand.decision.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import evenhand.decision.history.DecisionView;
import evenhand.decision.history.DecisionView.ResponseView;
import evenhand.ledger.Hash;
import evenhand.ledger.proof.ProofFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page that discloses a decision, as HTML without scripts and the same as PDF. */
final class DisclosurePage {
  private static final String STYLE =
      """
      @page { size: A4; margin: 14mm }
      body { font-family: sans-serif; font-size: 8pt; max-width: 190mm; margin: auto }
      h1 { font-size: 13pt; margin: 0 0 4pt 0 }
      h2 { font-size: 10pt; margin: 7pt 0 2pt 0 }
      table { border-collapse: collapse; width: 100%; table-layout: fixed }
      th, td { text-align: left; vertical-align: top; border-bottom: 0.2pt solid #999;
               word-wrap: break-word }
      th { width: 34mm; padding-right: 6pt; font-weight: bold }
      pre { font-size: 6.5pt; white-space: pre-wrap; word-wrap: break-word; margin: 2pt 0 }
      """;

  /** Lets a browser use the page's own style, named by its hash, and nothing else. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " style-src 'sha256-"
          + Hash.over(STYLE.getBytes(StandardCharsets.UTF_8)).base64()
          + "'";

  private static final DateTimeFormatter LONDON =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss z", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  private static final String UNKNOWN = "unknown";

  private final StringBuilder html = new StringBuilder();

  private DisclosurePage() {}

  /** Well-formed HTML; every value is escaped. */
  static String html(Disclosure disclosure) {
    return new DisclosurePage().page(disclosure);
  }

  static byte[] pdf(Disclosure disclosure) {
    XRLog.setLoggingEnabled(false);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder().withHtmlContent(html(disclosure), "about:blank").toStream(pdf).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  private String page(Disclosure disclosure) {
    DecisionView view = disclosure.decision();
    JsonNode decision = view.decision();
    String title = escaped("Triage decision " + decision.path("id").asText());
    html.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"/><title>")
        .append(title);
    html.append("</title><style>").append(STYLE).append("</style></head><body><h1>");
    html.append(title).append("</h1>");
    if (view.invented()) {
      html.append("<p><b>Invented: this is a demonstration.</b></p>");
    }
    html.append("<p>Suggested by rules. A person decides.</p><table>");
    row("Contact", view.contact().value());
    row("Recorded", time(view.recordedAt().toString()) + " by " + view.madeBy().pseudonym());
    row("Decided as of", time(decision.path("as_of").asText()));
    JsonNode rulebook = decision.path("rulebook");
    row("Rulebook", rulebook.path("id").asText() + " " + rulebook.path("version").asText());
    row("Revision", rulebook.path("revision").asText());
    html.append("</table>");
    outcome(decision.path("outcome"));
    reasons(decision);
    answers(view);
    responses(view.responses());
    proof(disclosure);
    return html.append("</body></html>").toString();
  }

  private void outcome(JsonNode outcome) {
    html.append("<h2>What the rules suggested</h2><table>");
    outcome.properties().stream()
        .filter(part -> !part.getValue().isEmpty() || part.getValue().isValueNode())
        .forEach(part -> row(part.getKey(), words(part.getValue())));
    html.append("</table>");
  }

  /** Codes as a list, with what belongs to each in brackets. */
  private static String words(JsonNode value) {
    if (value.isArray()) {
      List<String> each = new ArrayList<>();
      value.forEach(one -> each.add(words(one)));
      return String.join(", ", each);
    }
    if (!value.isObject()) {
      return value.asText();
    }
    String rest =
        value.properties().stream()
            .filter(part -> !part.getKey().equals("code"))
            .map(part -> part.getKey() + " " + words(part.getValue()))
            .collect(Collectors.joining(", "));
    String code = value.path("code").asText();
    return code.isEmpty() ? rest : rest.isEmpty() ? code : code + " (" + rest + ")";
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
              + ". Under: "
              + cites
              + (reason.path("verified").asBoolean() ? "." : " (not verified)."));
    }
    if (decision.path("reasons").isEmpty()) {
      row("Rules that fired", words(decision.path("rules")));
    }
    html.append("</table>");
  }

  private static String cite(JsonNode cite) {
    String amended = cite.path("amended_since_review").asText();
    return (cite.path("title").asText() + " " + cite.path("section").asText()).strip()
        + (amended.isEmpty() ? "" : " (amended since review: " + amended + ")");
  }

  /** What was answered, and then which questions were not. */
  private static String because(JsonNode because) {
    String answered =
        because.properties().stream()
            .filter(answer -> !answer.getValue().asText().equals(UNKNOWN))
            .map(answer -> answer.getKey() + " " + words(answer.getValue()))
            .collect(Collectors.joining(", "));
    String open =
        because.properties().stream()
            .filter(answer -> answer.getValue().asText().equals(UNKNOWN))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return open.isEmpty() ? answered : answered + "; not answered: " + open;
  }

  private void answers(DecisionView view) {
    html.append("<h2>Answers as given</h2>");
    if (view.erased()) {
      html.append("<p>The answers have been erased, and with them the reasons in words.</p>");
      return;
    }
    html.append("<table>");
    view.facts()
        .ifPresent(facts -> facts.properties().forEach(f -> row(f.getKey(), words(f.getValue()))));
    html.append("</table>");
  }

  private void responses(List<ResponseView> responses) {
    html.append("<h2>What the person did</h2><table>");
    if (responses.isEmpty()) {
      row("Nothing", "No response is recorded.");
    }
    for (ResponseView response : responses) {
      row(
          time(response.recordedAt().toString()),
          (response.accepted() ? "accepted" : "decided otherwise")
              + " by "
              + response.madeBy().pseudonym()
              + ": "
              + words(response.details()));
    }
    html.append("</table>");
  }

  private void proof(Disclosure disclosure) {
    html.append("<h2>Proof</h2>");
    if (disclosure.proof().isEmpty()) {
      html.append("<p>Recorded; not sealed yet. Ask again in some seconds.</p>");
      return;
    }
    ProofFile proof = disclosure.proof().get();
    html.append("<p>The entry below stands at index ").append(proof.proof().inclusion().index());
    html.append(" of the log that its checkpoint names. Anyone can check that with the program ");
    html.append("evenhand-verify and the public key of the log, from the file at /v1/decisions/");
    html.append(escaped(disclosure.decision().decision().path("id").asText()));
    html.append("/disclosure, which also shows that the answers above are those that were ");
    html.append("committed to.</p><pre>").append(escaped(proof.entry())).append("</pre><pre>");
    html.append(escaped(proof.proof().toString())).append("</pre>");
  }

  private static String time(String instant) {
    return LONDON.format(Instant.parse(instant)) + " (" + instant + ")";
  }

  private void row(String name, String value) {
    html.append("<tr><th>").append(escaped(name)).append("</th><td>");
    html.append(escaped(value)).append("</td></tr>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
