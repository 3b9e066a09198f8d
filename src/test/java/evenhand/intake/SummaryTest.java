package evenhand.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.ContactState;
import evenhand.decision.Scales;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Detail;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Pick;
import evenhand.rulebook.cases.Runs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What several rulebooks say together: more of them never say less, and their order is nothing. */
class SummaryTest {
  private static final int CASES = 1_500;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<Rulebook> all = Runs.ids().map(Runs::rulebook).toList();
  private final Map<String, CaseMaker> makers =
      all.stream().collect(Collectors.toMap(Rulebook::id, CaseMaker::new));
  private final Scales scales = Scales.union(all.stream().map(Rulebook::scales).toList());

  @Test
  void askingOneMoreRulebookTakesNothingAway() {
    int[] fuller = {0};
    forContacts(
        "one more rulebook",
        (advices, random) -> {
          Summary whole = summary(advices);
          Advice left = Pick.one(advices, random);
          List<Advice> fewer = advices.stream().filter(advice -> advice != left).toList();
          Summary part = summary(fewer);
          assertThat(whole.blocks()).containsAll(part.blocks());
          assertThat(whole.flags()).containsAll(part.flags());
          assertThat(whole.reviews()).containsAll(part.reviews());
          assertThat(whole.rulebooks()).containsAll(part.rulebooks()).contains(left.rulebook());
          assertThat(whole.provisional() || !part.provisional()).isTrue();
          assertNoGradeFalls(part.grades(), whole.grades());
          assertNoGradeFalls(part.inForce(), whole.inForce());
          assertNothingLaterOrGone(part, whole);
          fuller[0] += whole.grades().equals(part.grades()) ? 0 : 1;
        });
    assertThat(fuller[0]).as("contacts whose grades the one more rulebook raised").isPositive();
  }

  @Test
  void theOrderOfTheRulebooksChangesNothing() {
    forContacts(
        "order of rulebooks",
        (advices, random) -> {
          List<Advice> other = new ArrayList<>(advices);
          Collections.shuffle(other, random);
          assertThat(summary(other)).isEqualTo(summary(advices));
        });
  }

  private interface Tried {
    void on(List<Advice> advices, Random random);
  }

  /** Contacts that two to ten rulebooks speak about, with the answers of several of them. */
  private void forContacts(String property, Tried tried) {
    int count = Runs.count(CASES);
    long started = Runs.now();
    for (int i = 0; i < count; i++) {
      Random random = Runs.random(property, i);
      List<Rulebook> asked = Pick.few(all, 2 + random.nextInt(all.size() - 1), random);
      Case contact = contact(asked, random);
      List<Advice> advices = new ArrayList<>();
      for (Rulebook rulebook : asked) {
        advices.add(contactOf(rulebook, contact).decide(rulebook, Detail.OUTCOME));
      }
      try {
        tried.on(advices, random);
      } catch (AssertionError wrong) {
        throw new AssertionError(property + ", contact " + i + ": " + contact, wrong);
      }
    }
    Runs.report(property, count, started);
  }

  private Case contact(List<Rulebook> asked, Random random) {
    for (int attempt = 0; attempt < 100; attempt++) {
      ObjectNode facts = JSON.objectNode();
      Instant asOf = Instant.EPOCH;
      for (Rulebook rulebook : asked) {
        Case one = maker(rulebook).makeAsDelivered(random);
        asOf = one.asOf();
        facts.setAll(one.facts());
      }
      Case contact = new Case(asOf, facts, JSON.objectNode());
      if (asked.stream().allMatch(each -> isValid(each, contact))) {
        return contact;
      }
    }
    throw new AssertionError("a hundred attempts gave no valid contact");
  }

  private CaseMaker maker(Rulebook rulebook) {
    return Objects.requireNonNull(makers.get(rulebook.id()));
  }

  private boolean isValid(Rulebook rulebook, Case contact) {
    return maker(rulebook).isValid(contactOf(rulebook, contact));
  }

  /** The part of the answers that a rulebook knows. */
  private static Case contactOf(Rulebook rulebook, Case contact) {
    List<String> known = rulebook.questions().stream().map(question -> question.id()).toList();
    ObjectNode facts = contact.facts().deepCopy();
    facts.retain(known);
    return contact.withFacts(facts);
  }

  private Summary summary(List<Advice> advices) {
    return Summary.of(new ContactState(List.of()), Map.of(), advices, scales, false);
  }

  private void assertNoGradeFalls(Map<String, String> fewer, Map<String, String> more) {
    fewer.forEach(
        (scale, grade) -> {
          assertThat(more).containsKey(scale);
          assertThat(scales.compare(scale, more.getOrDefault(scale, ""), grade))
              .as(scale)
              .isNotNegative();
        });
  }

  private static void assertNothingLaterOrGone(Summary part, Summary whole) {
    for (Summary.Task task : part.actions()) {
      Summary.Task same =
          whole.actions().stream()
              .filter(each -> each.code().equals(task.code()))
              .findFirst()
              .orElseThrow(() -> new AssertionError(task + " is gone"));
      Optional<Instant> due = task.due();
      if (due.isPresent()) {
        assertThat(same.due()).isPresent();
        assertThat(same.due().get()).isBeforeOrEqualTo(due.get());
      }
    }
  }
}
