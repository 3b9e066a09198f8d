package evenhand.intake;

import evenhand.decision.Circumstances;
import evenhand.decision.DecisionId;
import evenhand.decision.DecisionRecord;
import evenhand.decision.Json;
import evenhand.decision.RecordId;
import evenhand.decision.Scales;
import evenhand.decision.Supersession;
import evenhand.intake.Before.Corrected;
import evenhand.intake.CheckedRequest.Correction;
import evenhand.ledger.CanonicalJson;
import evenhand.ledger.Salt;
import evenhand.monitoring.MonitoringRow;
import evenhand.rulebook.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts together what is written of a request, and the answer to it.
 *
 * @param engine version of this program, for the ledger
 */
record IntakeAssembly(Scales scales, String engine) {

  IntakeRecord assemble(
      CheckedRequest checked, Before before, List<Advice> advices, IntakeService.Request request) {
    UUID id = RecordId.at(request.at());
    Salt monitoringSalt = Salt.random();
    Circumstances circumstances =
        new Circumstances(
            id,
            checked.contact(),
            request.actor(),
            request.at(),
            request.body().invented(),
            before.correctedDecision().map(Corrected::monitoringKey).orElseGet(UUID::randomUUID),
            checked.monitoring().isEmpty()
                ? Optional.empty()
                : Optional.of(
                    monitoringSalt.commit(CanonicalJson.of(checked.monitoring().toJson()))),
            engine);
    // The first decision's salt serves the request too, so that both are erased together.
    Salt first = Salt.random();
    Summary summary =
        Summary.of(
            before.contact(), before.standingBlocks(), advices, scales, request.body().invented());
    return new IntakeRecord(
        request.key(),
        first.commit(CheckedRequest.body(request.body())),
        Json.text(summary),
        circumstances,
        decisions(checked, before, advices, circumstances, first),
        MonitoringRow.of(
            id, circumstances.monitoringKey(), checked.monitoring(), monitoringSalt.bytes()));
  }

  private static List<DecisionRecord> decisions(
      CheckedRequest checked,
      Before before,
      List<Advice> advices,
      Circumstances circumstances,
      Salt firstSalt) {
    int correcting = correcting(before, advices);
    List<DecisionRecord> decisions = new ArrayList<>();
    for (int i = 0; i < advices.size(); i++) {
      Optional<Correction> correction = i == correcting ? checked.correction() : Optional.empty();
      decisions.add(
          DecisionRecord.of(
              new DecisionId(RecordId.at(circumstances.recordedAt())),
              advices.get(i),
              circumstances,
              correction.map(it -> new Supersession(it.id(), it.reason().name())),
              checked.answers().facts(),
              correction.map(Correction::words).orElse(""),
              i == 0 ? firstSalt : Salt.random()));
    }
    return decisions;
  }

  /** A correction concerns the decision of the same rulebook, or the first where none is. */
  private static int correcting(Before before, List<Advice> advices) {
    String rulebook = before.correctedDecision().map(Corrected::rulebook).orElse("");
    for (int i = 0; i < advices.size(); i++) {
      if (advices.get(i).rulebook().equals(rulebook)) {
        return i;
      }
    }
    return 0;
  }

  RecordedContact answer(IntakeRecord intake) {
    return new RecordedContact(
        AnswerBytes.of(
            intake.circumstances().contact().value(),
            intake.summary(),
            intake.decisions().stream().map(DecisionRecord::shown).toList()),
        intake.decisions().stream().map(DecisionRecord::id).toList(),
        false);
  }
}
