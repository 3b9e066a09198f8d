package evenhand.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenhand.governance.SampleRulebook;
import evenhand.governance.Signers;
import evenhand.governance.lifecycle.State;
import evenhand.ledger.note.SignerKey;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.RulebookFaultException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which signatures are enough, and what is said of those that are not. */
class ReviewTest {
  private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

  @TempDir private Path temporary = Path.of("");
  private SampleRulebook sample;
  private Signers signers;
  private Rulebook rulebook;

  @BeforeEach
  void prepare() throws IOException {
    sample = SampleRulebook.in(Files.createDirectory(temporary.resolve("rules")));
    signers = new Signers(temporary);
    rulebook = sample.load();
  }

  private Review review(SignedVerdict... verdicts) {
    return review(Arrays.asList(verdicts));
  }

  private Review review(List<SignedVerdict> verdicts) {
    return Review.of("sample", rulebook.revision(), verdicts, signers.roster(), NOW);
  }

  private static String said(Review review) {
    return String.join("\n", review.faults().stream().map(Fault::toString).toList());
  }

  @Test
  void submittedAndApprovedByBothIsApproved() {
    Review review = review(signers.all(rulebook));
    assertThat(review.faults()).isEmpty();
    assertThat(review.state()).isEqualTo(State.APPROVED);
  }

  @Test
  void oneSignatureIsNotEnough() {
    Review legalOnly = review(signers.submits(rulebook), signers.legalApproves(rulebook));
    assertThat(said(legalOnly)).contains("by approver is missing").doesNotContain("by legal is");
    assertThat(legalOnly.state()).isEqualTo(State.IN_REVIEW);
    Review approverOnly = review(signers.submits(rulebook), signers.approverApproves(rulebook));
    assertThat(said(approverOnly)).contains("by legal is missing");
  }

  @Test
  void theAuthorsOwnApprovalCountsForNothing() {
    Review own =
        review(
            signers.submits(rulebook),
            signers.legalApproves(rulebook),
            signers.sign(rulebook, signers.author, Role.APPROVER, Opinion.APPROVE, ""));
    assertThat(said(own))
        .contains("test.invalid/author is an author of this revision; somebody else approves it")
        .contains("by approver is missing");
  }

  @Test
  void withoutAnAuthorNobodyKnowsWhoMayNotApprove() {
    Review review = review(signers.legalApproves(rulebook), signers.approverApproves(rulebook));
    assertThat(said(review)).contains("nobody has submitted " + rulebook.revision());
  }

  @Test
  void onePersonCannotBeBoth() {
    SignerKey both = Signers.key("test.invalid/both");
    signers.write(
        Signers.line("author", signers.author)
            + Signers.line("legal", both)
            + Signers.line("approver", both));
    Review review =
        review(
            signers.submits(rulebook),
            signers.sign(rulebook, both, Role.LEGAL, Opinion.APPROVE, ""),
            signers.sign(rulebook, both, Role.APPROVER, Opinion.APPROVE, ""));
    assertThat(said(review)).contains("legal and approver are the same person");
  }

  @Test
  void anEditVoidsEveryApproval() {
    List<SignedVerdict> before = signers.all(rulebook);
    sample.highFromOne();
    rulebook = sample.load();
    Review review = review(before);
    assertThat(review.state()).isEqualTo(State.DRAFT);
    assertThat(review.voided()).hasSize(3);
    assertThat(said(review))
        .contains(before.get(1).file() + ":4: legal approved " + before.get(1).verdict().revision())
        .contains("but the rulebook is " + rulebook.revision());
  }

  @Test
  void requestedChangesKeepItOutUntilTheSamePersonIsContent() {
    List<SignedVerdict> verdicts = new ArrayList<>(signers.all(rulebook));
    verdicts.add(
        signers.sign(rulebook, signers.legal, Role.LEGAL, Opinion.REQUEST_CHANGES, "Cite s.2."));
    assertThat(said(review(verdicts))).contains("test.invalid/legal requests changes");
    assertThat(review(verdicts).state()).isEqualTo(State.DRAFT);
    verdicts.add(signers.submits(rulebook));
    verdicts.add(signers.legalApproves(rulebook));
    assertThat(review(verdicts).faults()).isEmpty();
    assertThat(review(verdicts).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void aForgedSignatureIsNamedWithFileAndLine() {
    SignedVerdict real = signers.legalApproves(rulebook);
    String forged = real.note().toString().replace("role legal", "role approver");
    SignedVerdict read = VerdictFolder.parse("sample/approvals/forged.note", forged);
    signers.write(
        Signers.line("author", signers.author)
            + Signers.line("legal", signers.legal)
            + Signers.line("approver", signers.legal));
    Review review = review(signers.submits(rulebook), read);
    assertThat(said(review))
        .contains("sample/approvals/forged.note:11: the signature by test.invalid/legal is not")
        .contains("sign again");
    assertThat(review.counting()).hasSize(1);
  }

  @Test
  void aKeyThatIsNotOnTheRosterCountsForNothing() {
    SignerKey stranger = Signers.key("test.invalid/stranger");
    Review review = review(signers.sign(rulebook, stranger, Role.LEGAL, Opinion.APPROVE, ""));
    assertThat(said(review)).contains("no key of " + signers.file());
  }

  @Test
  void nobodySignsInARoleThatTheRosterDoesNotGiveThem() {
    Review review =
        review(signers.sign(rulebook, signers.legal, Role.APPROVER, Opinion.APPROVE, ""));
    assertThat(said(review)).contains(":5: test.invalid/legal may not sign as approver");
  }

  @Test
  void whoeverHasLeftSignsNoMoreButWhatTheySignedStands() {
    signers.write(
        Signers.line("author", signers.author)
            + "legal "
            + signers.legal.verifier()
            + " until 2026-10-02\n"
            + Signers.line("approver", signers.approver));
    assertThat(review(signers.all(rulebook)).faults()).isEmpty();
    signers.write(
        Signers.line("author", signers.author)
            + "legal "
            + signers.legal.verifier()
            + " until 2026-09-30\n"
            + Signers.line("approver", signers.approver));
    assertThat(said(review(signers.all(rulebook)))).contains("may not sign as legal on 2026-10-01");
  }

  @Test
  void aTimeThatHasNotComeIsRefused() {
    SignedVerdict ahead = legalAt(NOW.plusSeconds(301));
    assertThat(said(review(signers.submits(rulebook), ahead)))
        .contains(":7: at: 2026-10-01T12:05:01Z had not come when it was known");
    assertThat(review(legalAt(NOW.plusSeconds(300))).counting()).hasSize(1);
    // Recorded before its own time: whoever signed it gave a wrong one.
    assertThat(review(legalAt(NOW).recorded(NOW.minusSeconds(301))).counting()).isEmpty();
  }

  private SignedVerdict legalAt(Instant at) {
    return Signers.signAt(at, rulebook, signers.legal, Role.LEGAL, Opinion.APPROVE, "");
  }

  @Test
  void aBackdatedSignatureOfWhoeverHasLeftCountsOnlyIfItWasRecordedBefore() {
    signers.write("legal " + signers.legal.verifier() + " until 2026-10-01\n");
    SignedVerdict before = legalAt(Instant.parse("2026-09-20T09:00:00Z"));
    assertThat(said(review(before))).contains("may not sign as legal on 2026-09-20T09:00:00Z");
    assertThat(review(before.recorded(Instant.parse("2026-09-30T22:59:59Z"))).counting())
        .hasSize(1);
    assertThat(review(before.recorded(Instant.parse("2026-09-30T23:00:00Z"))).counting()).isEmpty();
  }

  @Test
  void aReasonToLetItPassCountsForWhatWasKnownWhenItWasSigned() {
    List<SignedVerdict> verdicts = new ArrayList<>(signers.all(rulebook));
    Instant shown = Instant.parse("2026-10-01T10:00:00Z");
    verdicts.add(despiteAt(shown.minusSeconds(1)));
    assertThat(review(verdicts).despite(Optional.of(shown))).isEmpty();
    assertThat(review(verdicts).despite(Optional.empty())).isPresent();
    verdicts.add(despiteAt(shown));
    assertThat(review(verdicts).despite(Optional.of(shown.plusMillis(400)))).isPresent();
    verdicts.add(
        Signers.signAt(
            shown.plusSeconds(60),
            rulebook,
            signers.approver,
            Role.APPROVER,
            Opinion.REQUEST_CHANGES,
            "Not after all."));
    assertThat(review(verdicts).despite(Optional.of(shown))).isEmpty();
    assertThat(review(verdicts).despite(Optional.empty())).isEmpty();
  }

  private SignedVerdict despiteAt(Instant at) {
    return Signers.signAt(
        at,
        rulebook,
        signers.approver,
        Role.APPROVER,
        Opinion.ACTIVATE_DESPITE,
        "The lead asked for it.");
  }

  @Test
  void aMissingApprovalNamesTheCommandToRun() {
    assertThat(said(review()))
        .contains("sample/approvals: nobody has submitted")
        .contains("./evenhand approve FOLDER --key FILE --role author --verdict submit")
        .contains("by legal is missing: ./evenhand approve FOLDER --key FILE --role legal");
  }

  @Test
  void aTruncatedOrMisshapenNoteIsRefusedWithItsLine() throws IOException {
    Path approvals = Files.createDirectory(sample.folder().resolve("approvals"));
    String whole = signers.legalApproves(rulebook).note().toString();
    Files.writeString(
        approvals.resolve("1.note"), String.join("\n", whole.lines().limit(5).toList()));
    Files.writeString(approvals.resolve("2.note"), whole.replace("at 2026", "at noon 2026"));
    Files.writeString(approvals.resolve("3.note"), whole.replace("verdict approve", "verdict ok"));
    RulebookFaultException refused =
        catchThrowableOfType(
            RulebookFaultException.class, () -> new VerdictFolder(sample.folder()).read());
    assertThat(refused.faults())
        .extracting(Fault::toString)
        .anySatisfy(said -> assertThat(said).contains("1.note:5: a note has a text, a blank line"))
        .anySatisfy(said -> assertThat(said).contains("2.note:7: at: an instant such as"))
        .anySatisfy(
            said ->
                assertThat(said).contains("3.note:6: verdict: one of submit, comment, approve"));
  }

  @Test
  void aVerdictIsNoPartOfTheRevision() {
    new VerdictFolder(sample.folder()).write(signers.legalApproves(rulebook));
    assertThat(sample.load().revision()).isEqualTo(rulebook.revision());
  }

  @Test
  void aWrongLineOfTheRosterIsNamed() {
    signers.write("legal " + signers.legal.verifier() + "\nclerk x\n");
    RulebookFaultException refused =
        catchThrowableOfType(RulebookFaultException.class, signers::roster);
    assertThat(refused.getMessage()).contains("roster:2: no role is called clerk");
  }
}
