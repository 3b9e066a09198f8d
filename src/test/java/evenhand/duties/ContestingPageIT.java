package evenhand.duties;

import static evenhand.duties.Cases.HANDLER;
import static evenhand.duties.Cases.SERGEANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** R3, R25: the page of a decision says what software did, and how to contest it. */
class ContestingPageIT {
  private static final String CONTACT = "data.protection@force.example <b>";

  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  private static String page(RunningService of, String decision) {
    return of.get("/v1/decisions/" + decision + ".html?reason_code=REQUEST").body();
  }

  private String pdf(String decision) throws IOException, InterruptedException {
    byte[] pdf =
        HttpClient.newHttpClient()
            .send(
                service.request("/v1/decisions/" + decision + ".pdf").build(),
                BodyHandlers.ofByteArray())
            .body();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void theSoftwaresPartIsASuggestionAndAPersonsPartTheDecision() throws Exception {
    String decision = cases.decision();
    String title = "Record of a suggestion and of what a person decided: " + decision;
    assertThat(page(service, decision))
        .contains("<title>" + title + "</title>", "<h1>" + title + "</h1>")
        .contains("What the rules suggested", "What a person decided")
        .doesNotContain("Triage decision");
    assertThat(pdf(decision)).contains("Record of a suggestion and of what a person decided");
  }

  @Test
  void thePageSaysThatOneMayContestAndHow() throws Exception {
    String decision = cases.decision();
    for (String text : new String[] {page(service, decision), pdf(decision)}) {
      assertThat(text)
          .contains("If you disagree", "It is advice; a person decides")
          .contains("make representations", "ask for a person to look at it again")
          .contains("contest the answers", "Ask the force, quoting", "due one month after")
          .doesNotContain("Contested");
    }
  }

  @Test
  void theForcesOwnContactStandsOnThePage() {
    RunningService named = RunningService.configured("duties.challenge_contact", CONTACT);
    try {
      assertThat(page(named, new Cases(named).decision()))
          .contains("Ask the force: data.protection@force.example &lt;b&gt;, quoting");
    } finally {
      named.stop();
    }
  }

  @Test
  void aChallengeIsFoundFromItsDecisionWithoutAWordOfEitherSide() {
    String decision = cases.decision();
    String path = "/v1/decisions/" + decision;
    assertThat(service.get(path).json().has("challenges")).isFalse();
    JsonNode made =
        cases
            .by(
                "portal-1",
                path + "/challenge",
                "{\"contested\": \"OUTCOME\", \"for\": \"person\", \"reference\": \"CMP-2026-9\","
                    + " \"representations\": \"Nobody asked me.\"}")
            .json();
    String id = made.get("id").asText();
    JsonNode found = service.get(path).json().at("/challenges/0");
    assertThat(found.get("id").asText()).isEqualTo(id);
    assertThat(found.get("contested").asText()).isEqualTo("OUTCOME");
    assertThat(found.get("due")).isEqualTo(made.get("due"));
    assertThat(found.get("received_on")).isEqualTo(made.get("received_on"));
    assertThat(found.has("answer")).isFalse();
    assertThat(page(service, decision)).contains("The outcome. Received", "not answered yet", id);

    cases.by(HANDLER, path + "/response", "{\"accepted\": true}");
    cases.by(
        SERGEANT,
        "/v1/challenges/" + id + "/answer",
        "{\"answer\": \"upheld\", \"reason_code\": \"JUDGEMENT\", \"reason\": \"Asked since.\"}");
    JsonNode answered = service.get(path).json().at("/challenges/0");
    assertThat(answered.get("answer").asText()).isEqualTo("upheld");
    assertThat(answered.has("answered_at")).isTrue();
    String page = page(service, decision);
    assertThat(page).contains(": upheld.").doesNotContain("not answered yet");
    assertThat(page + answered).doesNotContain("Nobody asked me", "Asked since", "CMP-2026-9");
  }
}
