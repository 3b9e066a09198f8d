package evenhand.command;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.Console;
import evenhand.Console.Said;
import evenhand.Requests;
import evenhand.governance.SampleRulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revision's whole life on the console, with keys of its own for each person. */
class LifecycleVerbsIT {
  private static final Pattern REVISION = Pattern.compile("sha256:[0-9a-f]{64}");

  @TempDir private Path folder = Path.of("");

  private Said evenhand(String... words) throws IOException, InterruptedException {
    return Console.evenhand(folder, words);
  }

  /** With the data, rules and roster of this test. */
  private Said here(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--config", folder.resolve("config.yml").toString()));
    return evenhand(all.toArray(String[]::new));
  }

  private String key(String role) throws IOException, InterruptedException {
    Said made =
        evenhand(
            "approve",
            "--key",
            folder.resolve(role + ".key").toString(),
            "--new-key",
            "test.invalid/" + role);
    assertThat(made.status()).as(made.err()).isZero();
    return role + " " + made.out().strip() + "\n";
  }

  private Said signs(String role, Path rulebook, String verdict, String says)
      throws IOException, InterruptedException {
    return here(
        "approve",
        rulebook.toString(),
        "--key",
        folder.resolve(role + ".key").toString(),
        "--role",
        role,
        "--verdict",
        verdict,
        "--says",
        says);
  }

  private static void is(int status, Said said) {
    assertThat(said.status()).as(said.out() + said.err()).isEqualTo(status);
  }

  private void config(SampleRulebook sample) throws IOException {
    String config =
        Files.readString(Path.of("config.yml"))
            .replace(
                "  folder: rules",
                "  folder: " + sample.rules() + "\n  roster: " + folder.resolve("roster"))
            .replace("approval: announced", "approval: required")
            .replace("# appropriate_policy_document:", "appropriate_policy_document:")
            .replace("# impact_assessment:", "impact_assessment:")
            .replace("data_directory: data", "data_directory: " + folder.resolve("data"));
    Files.writeString(folder.resolve("config.yml"), config);
  }

  private static String revision(Said said) {
    Matcher found = REVISION.matcher(said.out());
    assertThat(found.find()).as(said.out()).isTrue();
    return found.group();
  }

  @Test
  void aFirstOneIsApprovedShownAndActivatedAndTheNextIsRolledBack() throws Exception {
    SampleRulebook sample =
        SampleRulebook.in(Files.createDirectory(folder.resolve("rules"))).audited();
    Path rulebook = sample.folder();
    config(sample);
    Files.writeString(folder.resolve("roster"), key("author") + key("legal") + key("approver"));
    Said unapproved = evenhand("server", folder.resolve("config.yml").toString());
    assertThat(unapproved.status()).isNotZero();
    assertThat(unapproved.out() + unapproved.err())
        .contains("sample: is not approved and activated, and rulebooks.approval is required");

    is(0, signs("author", rulebook, "submit", ""));
    is(0, signs("legal", rulebook, "approve", ""));
    Said half = here("activate", rulebook.toString(), "--by", "admin-1");
    is(1, half);
    assertThat(half.err())
        .contains("sample/approvals: the approval of sha256:")
        .contains("./evenhand approve FOLDER --key FILE --role approver");
    is(0, signs("approver", rulebook, "approve", ""));
    Said notShown = here("lifecycle", rulebook.toString(), "--records");
    is(1, notShown);
    assertThat(notShown.out())
        .contains("by the records: approved")
        .contains("in force: nothing that was ever activated")
        .contains("the gate says no:")
        .contains("--simulated N")
        .contains("--verdict activate-despite --says WHY");
    is(1, here("activate", rulebook.toString(), "--by", "admin-1"));

    // The gate passes by what is shown: nobody signs that it may.
    Said shown =
        here(
            "replay",
            "--rulebook",
            "sample",
            "--revision",
            rulebook.toString(),
            "--simulated",
            "3000");
    is(0, shown);
    assertThat(shown.out())
        .contains("simulation of sample")
        .contains("answers drawn alike")
        .containsPattern("Headlines by verdict: [0-9]+ no evidence \\(NO_EVIDENCE\\)")
        .doesNotContain("gained");
    Said active = here("activate", rulebook.toString(), "--by", "admin-1");
    is(0, active);
    assertThat(Requests.json(active.out()).has("reason")).isFalse();
    assertThat(Requests.json(active.out()).at("/showing/objections")).isEmpty();
    String first = revision(active);
    Said now = here("lifecycle", rulebook.toString(), "--records");
    is(0, now);
    assertThat(now.out()).contains("by the records: active").contains("in force: " + first);

    sample.highFromOne();
    is(0, signs("author", rulebook, "submit", ""));
    is(0, signs("legal", rulebook, "approve", ""));
    is(0, signs("approver", rulebook, "approve", ""));
    Said noReplay = here("activate", rulebook.toString(), "--by", "admin-1");
    is(1, noReplay);
    assertThat(noReplay.err())
        .contains("nothing was shown of sha256:")
        .contains(" against " + first);
    Said compared = here("compare", first, rulebook.toString(), "--tries", "2000");
    is(0, compared);
    assertThat(compared.out()).contains("high_count");
    Said replayed = here("replay", "--rulebook", "sample", "--revision", rulebook.toString());
    is(0, replayed);
    is(0, here("shadow", "start", "--rulebook", "sample", "--revision", rulebook.toString()));
    Said again = here("shadow", "start", "--rulebook", "sample", "--revision", rulebook.toString());
    is(2, again);
    assertThat(again.err()).contains("first ./evenhand shadow finish --rulebook sample");
    is(0, signs("approver", rulebook, "activate-despite", "There is no recorded case yet."));
    Said shadowed = here("activate", rulebook.toString(), "--by", "admin-1");
    is(1, shadowed);
    assertThat(shadowed.err()).contains("has not been reported on");
    is(0, here("shadow", "finish", "--rulebook", "sample"));
    Said early = here("activate", rulebook.toString(), "--by", "admin-1");
    is(1, early);
    assertThat(early.err()).contains("they read it and sign again");
    is(0, signs("approver", rulebook, "activate-despite", "There is no recorded case yet."));
    is(0, here("activate", rulebook.toString(), "--by", "admin-1"));

    is(1, here("activate", first, "--by", "admin-1"));
    Said back = here("activate", first, "--by", "admin-1", "--reason", "It was too early.");
    is(0, back);
    assertThat(Requests.json(back.out()).path("kind").asText()).isEqualTo("roll-back");
    Said retired = here("lifecycle", rulebook.toString(), "--records");
    assertThat(retired.out()).contains("by the records: retired").contains("in force: " + first);
  }

  @Test
  void aRulebookWhoseVignetteFailsIsNotActivated() throws Exception {
    SampleRulebook sample = SampleRulebook.in(Files.createDirectory(folder.resolve("rules")));
    config(sample);
    Files.writeString(folder.resolve("roster"), key("legal"));
    Path vignettes = Files.createDirectory(sample.folder().resolve("vignettes"));
    Files.writeString(
        vignettes.resolve("one.yml"),
        """
        rulebook: sample
        vignettes:
          - id: SA-V01
            title: A crime is alleged, and it is said that nothing is flagged.
            as_of: "2026-03-01T12:00:00Z"
            facts: {crime_alleged: "yes"}
            expect: {no_rules: [SA-01]}
        """);
    Said refused = here("activate", sample.folder().toString(), "--by", "admin-1");
    is(1, refused);
    assertThat(refused.err()).contains("sample/vignettes: ").contains("SA-V01");
  }
}
