package evenhand.decision.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import evenhand.decision.history.DecisionView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A disclosure as a page: plain HTML without scripts, and the same as PDF. */
final class DisclosurePage {
  private static final String STYLE =
      """
      @page { size: A4; margin: 15mm }
      body { font-family: sans-serif; font-size: 8pt }
      h1 { font-size: 13pt } h2 { font-size: 10pt; margin: 6pt 0 2pt 0 }
      th { text-align: left; vertical-align: top; padding-right: 8pt }
      pre { font-size: 6pt; white-space: pre-wrap; word-wrap: break-word }
      """;

  private final StringBuilder html = new StringBuilder();

  private DisclosurePage() {}

  /** Well-formed HTML; every value is escaped. */
  static String html(Disclosure disclosure) {
    return new DisclosurePage().page(disclosure);
  }

  static byte[] pdf(Disclosure disclosure) {
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
    html.append("<html lang=\"en\"><head><title>Decision ");
    html.append(escaped(decision.path("id").asText())).append("</title><style>").append(STYLE);
    html.append("</style></head><body><h1>Decision ").append(escaped(decision.path("id").asText()));
    html.append("</h1>");
    if (view.invented()) {
      html.append("<p><b>Invented: this is a demonstration.</b></p>");
    }
    html.append("<p>Suggested by rules. A person decides.</p><table>");
    row("Contact", view.contact().value());
    row("Recorded", view.recordedAt() + " by " + view.madeBy());
    row("Decided for", decision.path("as_of").asText());
    JsonNode rulebook = decision.path("rulebook");
    row("Rulebook", rulebook.path("id").asText() + " " + rulebook.path("version").asText());
    row("Revision", rulebook.path("revision").asText());
    row("Advice", decision.path("outcome").toString());
    html.append("</table>");
    reasons(decision);
    answers(view);
    responses(view);
    proof(disclosure);
    return html.append("</body></html>").toString();
  }

  private void reasons(JsonNode decision) {
    html.append("<h2>Why</h2>");
    if (decision.path("reasons").isEmpty()) {
      html.append("<p>").append(escaped(decision.path("rules").toString())).append("</p>");
      return;
    }
    html.append("<table>");
    for (JsonNode reason : decision.path("reasons")) {
      row(
          reason.path("rule").asText(),
          reason.path("title").asText() + " Because " + reason.path("because"));
    }
    html.append("</table>");
  }

  private void answers(DecisionView view) {
    html.append("<h2>Answers as given</h2>");
    if (view.erased()) {
      html.append("<p>The answers have been erased.</p>");
      return;
    }
    html.append("<table>");
    view.facts()
        .ifPresent(
            facts -> {
              for (Map.Entry<String, JsonNode> fact : facts.properties()) {
                row(fact.getKey(), fact.getValue().asText());
              }
            });
    html.append("</table>");
  }

  private void responses(DecisionView view) {
    html.append("<h2>What the person did</h2><table>");
    view.responses()
        .forEach(
            response ->
                row(
                    response.recordedAt() + " by " + response.madeBy(),
                    response.accepted() ? "accepted" : "overrode"));
    html.append("</table>");
  }

  private void proof(Disclosure disclosure) {
    html.append("<h2>Proof</h2>");
    if (disclosure.proof().isEmpty()) {
      html.append("<p>Recorded; not sealed yet.</p>");
      return;
    }
    html.append("<p>The entry below is in the log named in it. Anyone can check that with the ");
    html.append("program evenhand-verify and the log's public key; the same proof as a file, ");
    html.append("with what opens its commitments, is at /v1/decisions/");
    html.append(escaped(disclosure.decision().decision().path("id").asText()));
    html.append("/disclosure.</p><pre>");
    html.append(escaped(disclosure.proof().get().entry())).append("</pre><pre>");
    html.append(escaped(disclosure.proof().get().proof().toString())).append("</pre>");
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
