package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.OTHER_HANDLER;
import static evenhand.intake.Contacts.aKey;
import static evenhand.intake.Contacts.aStrangledVictim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.database.SharedDatabase;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.history.DecisionView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IdempotencyIT {
  private final Service service = Service.overSharedDatabase();
  private final IdempotencyKey key = aKey();

  @Test
  void theSameRequestGetsTheFirstAnswerByteForByte() {
    ContactRequest request = aStrangledVictim().request();
    RecordedContact first = service.intake.record(request, key, HANDLER);

    RecordedContact second = service.intake.record(request, key, HANDLER);

    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.decisions()).isEqualTo(first.decisions());
    assertThat(first.repeated()).isFalse();
    assertThat(second.repeated()).isTrue();
    assertThat(recorded(request)).isEqualTo(1);
  }

  @Test
  void theFirstAnswerStaysAsItWasWhenTheGradeInForceHasMovedSince() {
    Contacts contact = aStrangledVictim();
    ContactRequest request = contact.request();
    RecordedContact first = service.intake.record(request, key, HANDLER);
    service.record(contact.answering("dash_stalking", "yes"));

    assertThat(service.intake.record(request, key, HANDLER).json()).isEqualTo(first.json());
  }

  @Test
  void anotherRequestUnderTheSameKeyIsAConflictAndWritesNothing() {
    Contacts contact = aStrangledVictim();
    service.intake.record(contact.request(), key, HANDLER);
    ContactRequest other = contact.answering("dash_stalking", "yes").request();

    assertThatThrownBy(() -> service.intake.record(other, key, HANDLER))
        .isInstanceOf(IdempotencyConflictException.class);
    assertThat(recorded(other)).isEqualTo(1);
  }

  @Test
  void theSameFactsWithARevisionMeantAreAnotherRequest() {
    ContactRequest request = aStrangledVictim().request();
    service.intake.record(request, key, HANDLER);
    ContactRequest meaning =
        new ContactRequest(
            request.contact(),
            request.rulebooks(),
            request.facts(),
            request.monitoring(),
            request.supersedes(),
            request.asOf(),
            Map.of(
                "domestic-abuse",
                Service.RULEBOOKS.find("domestic-abuse").orElseThrow().revision()),
            request.invented());

    assertThatThrownBy(() -> service.intake.record(meaning, key, HANDLER))
        .isInstanceOf(IdempotencyConflictException.class);
  }

  @Test
  void anInvalidRequestUnderAUsedKeyIsAConflict() {
    Contacts contact = aStrangledVictim();
    service.intake.record(contact.request(), key, HANDLER);

    assertThatThrownBy(
            () ->
                service.intake.record(contact.answering("victim_age", 999).request(), key, HANDLER))
        .isInstanceOf(IdempotencyConflictException.class);
  }

  @Test
  void keysOfDifferentCallersAreDifferentKeys() {
    ContactRequest request = aStrangledVictim().request();
    RecordedContact first = service.intake.record(request, key, HANDLER);

    RecordedContact other = service.intake.record(request, key, OTHER_HANDLER);

    assertThat(other.repeated()).isFalse();
    assertThat(other.decisions()).isNotEqualTo(first.decisions());
  }

  @Test
  void sixteenAtOnceMakeOneRecordAndOneAnswer() throws Exception {
    for (int round = 0; round < 5; round++) {
      ContactRequest request = aStrangledVictim().request();
      IdempotencyKey shared = aKey();
      List<RecordedContact> answers =
          sixteenTimes(() -> service.intake.record(request, shared, HANDLER));

      assertThat(answers.stream().map(answer -> Json.read(answer.json())).distinct()).hasSize(1);
      assertThat(answers.stream().filter(answer -> !answer.repeated())).hasSize(1);
      assertThat(recorded(request)).isEqualTo(1);
    }
  }

  @Test
  void afterErasureTheAnswerIsGivenInCodesOnly() {
    ContactRequest request = aStrangledVictim().request();
    RecordedContact first = service.intake.record(request, key, HANDLER);
    DecisionId id = first.decisions().get(0);
    erase(id.value());

    JsonNode again = Json.read(service.intake.record(request, key, HANDLER).json());

    JsonNode decision = again.path("decisions").path(0);
    JsonNode before = Json.read(first.json()).path("decisions").path(0);
    assertThat(decision.path("erased").asBoolean()).isTrue();
    assertThat(decision.path("outcome")).isEqualTo(before.path("outcome"));
    assertThat(decision.path("rules")).isEqualTo(before.path("rules"));
    assertThat(decision.path("reasons").size()).isZero();
    DecisionView view = service.read(id);
    assertThat(view.erased()).isTrue();
    assertThat(view.facts()).isEmpty();
  }

  private static <T> List<T> sixteenTimes(Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<T>> running = threads.invokeAll(Collections.nCopies(16, work));
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private static void erase(UUID decision) {
    SharedDatabase.superuser()
        .useTransaction(
            handle -> {
              handle.execute("SET LOCAL ROLE evenhand_eraser");
              handle.execute("DELETE FROM subject.answer_key WHERE decision_id = ?", decision);
              handle.execute("DELETE FROM subject.answers WHERE decision_id = ?", decision);
            });
  }

  private static long recorded(ContactRequest request) {
    return SharedDatabase.superuser()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM triage.decision WHERE contact = :contact")
                    .bind("contact", request.contact())
                    .mapTo(Long.class)
                    .one());
  }
}
