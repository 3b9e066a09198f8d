package evenhand.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.ContactState;
import evenhand.decision.Scales;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Pick;
import evenhand.rulebook.cases.Runs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The summary of a contact that several rulebooks decide, as routing asks and joins them. */
class SummaryOfManyTest {
  private static final int CASES = 250;
  private static final Rulebooks RULEBOOKS = Service.RULEBOOKS;
  private static final Scales SCALES =
      Scales.union(RULEBOOKS.all().stream().map(Rulebook::scales).toList());

  private final Routing routing = new Routing(RULEBOOKS);
  private final Map<String, CaseMaker> makers = new LinkedHashMap<>();

  /** From an answer that denies a harm to one that names it. */
  private record Harm(String question, String denied, String named) {
    static Harm yes(String question) {
      return new Harm(question, "no", "yes");
    }
  }

  private static final List<Harm> HARMS =
      List.of(
          new Harm("risk_to_life", "none", "real_immediate"),
          new Harm("risk_of_serious_harm", "none", "real_immediate"),
          new Harm("weapon", "none", "knife"),
          new Harm("injury", "none", "life_threatening"),
          Harm.yes("violence_used_or_threatened"),
          Harm.yes("self_harm_or_overdose_now"),
          Harm.yes("suicidal"),
          Harm.yes("in_progress"),
          Harm.yes("crime_serious"),
          Harm.yes("crime_alleged"),
          Harm.yes("sexual_offence_alleged"),
          Harm.yes("stalking_or_harassment_alleged"),
          Harm.yes("threat_or_approach"),
          Harm.yes("order_breached"),
          Harm.yes("honour_based_abuse"),
          Harm.yes("forced_marriage"),
          Harm.yes("fgm_reported"),
          Harm.yes("domestic_abuse_suspected"),
          Harm.yes("dash_strangle"),
          Harm.yes("nfs_alleged"),
          Harm.yes("hate_motivation_perceived"),
          Harm.yes("modern_slavery_grounds"),
          Harm.yes("with_exploiter_now"),
          Harm.yes("child_significant_harm_likely"),
          Harm.yes("child_harm_now"),
          Harm.yes("abuse_or_neglect"),
          Harm.yes("abduction_suspected"),
          Harm.yes("person_missing"),
          Harm.yes("blackmail_or_sextortion"),
          Harm.yes("money_at_risk_now"),
          Harm.yes("asb_reported"),
          Harm.yes("lacks_ability_to_protect"));

  private static final Set<String> ANOTHER_SERVICE_LEADS =
      Set.of(
          "flag PARTNER_ROUTE",
          "action NAME_ACCEPTING_SERVICE",
          "flag PROVIDER_ENQUIRES",
          "action PROVIDER_ENQUIRIES",
          // A dispute over who leads, and a child whom another service would lead for.
          "block CLOSE",
          "review SUPERVISOR",
          "action DISPUTE_REVIEW");

  private static final Set<String> NO_CRIME =
      Set.of(
          "flag NO_HATE_RECORD",
          "block NCHI_RECORD",
          "block SUBJECT_DATA",
          "review INFORMATION_MANAGER",
          "action LABEL_COMPLAINANT_SUBJECT",
          "action NSIR_CODE",
          "review CRIME_RECORDING");

  private static final Set<String> REPORTED_ELSEWHERE =
      Set.of("action REPORT_FRAUD", "action REPORT_FRAUD_ASSISTED");

  /** Enhanced rights: the victim is told within one day in place of five. */
  private static final Set<String> TOLD_SOONER = Set.of("due of VICTIM_UPDATES");

  /**
   * What a harm rightly ends, for it holds only while the harm is denied: that another service
   * leads, that there is a record of what is no crime, that fraud is reported elsewhere.
   */
  private static final Map<String, Set<String>> RESTS_ON_DENIAL =
      Map.of(
          "risk_to_life", ANOTHER_SERVICE_LEADS,
          "risk_of_serious_harm", ANOTHER_SERVICE_LEADS,
          "self_harm_or_overdose_now", ANOTHER_SERVICE_LEADS,
          "crime_alleged",
              Stream.of(ANOTHER_SERVICE_LEADS, NO_CRIME)
                  .flatMap(Set::stream)
                  .collect(Collectors.toSet()),
          "blackmail_or_sextortion", REPORTED_ELSEWHERE,
          "crime_serious", TOLD_SOONER,
          "lacks_ability_to_protect", TOLD_SOONER);

  private Answers answers(Case each) {
    return Answers.read(RULEBOOKS.all(), each.facts(), each.asOf());
  }

  private Summary summary(List<Advice> advices) {
    return Summary.of(new ContactState(List.of()), Map.of(), advices, SCALES, false);
  }

  private Summary routed(Case each) {
    List<Rulebook> first = List.of(RULEBOOKS.find(Routing.FIRST).orElseThrow());
    return summary(routing.advise(first, true, answers(each)));
  }

  /** A case with the answers of several rulebooks, at the moment of the first of them. */
  private Optional<Case> caseOfMany(Random random) {
    List<Rulebook> some = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      some.add(Pick.one(RULEBOOKS.all(), random));
    }
    Case first = makerOf("contact").makeAsDelivered(random);
    ObjectNode facts = first.facts().deepCopy();
    for (Rulebook each : some) {
      facts.setAll(makerOf(each.id()).makeAsDelivered(random).facts());
    }
    return valid(new Case(first.asOf(), facts, first.parameters()));
  }

  private CaseMaker makerOf(String rulebook) {
    return makers.computeIfAbsent(rulebook, id -> new CaseMaker(Runs.rulebook(id)));
  }

  private Optional<Case> valid(Case each) {
    try {
      answers(each);
      return Optional.of(each);
    } catch (InvalidCaseException contradictory) {
      return Optional.empty();
    }
  }

  /** What of one summary is missing in another; grades that fell are named with their scale. */
  private static Set<String> lost(Summary from, Summary to) {
    Set<String> lost = new TreeSet<>();
    from.grades()
        .forEach(
            (scale, grade) -> {
              String other = to.grades().get(scale);
              if (other == null || SCALES.compare(scale, other, grade) < 0) {
                lost.add("grade " + scale);
              }
            });
    missing("block ", from.blocks(), to.blocks(), lost);
    missing("flag ", from.flags(), to.flags(), lost);
    missing("review ", from.reviews(), to.reviews(), lost);
    missing("rulebook ", from.rulebooks(), to.rulebooks(), lost);
    Map<String, Summary.Task> tasks = new TreeMap<>();
    to.actions().forEach(task -> tasks.put(task.code(), task));
    for (Summary.Task task : from.actions()) {
      Summary.Task other = tasks.get(task.code());
      if (other == null) {
        lost.add("action " + task.code());
      } else if (isLater(task, other) || !other.dueRules().containsAll(task.dueRules())) {
        lost.add("due of " + task.code());
      }
    }
    return lost;
  }

  private static boolean isLater(Summary.Task task, Summary.Task other) {
    return task.due()
        .map(due -> other.due().map(later -> later.isAfter(due)).orElse(true))
        .orElse(false);
  }

  private static void missing(
      String kind, Collection<String> from, Collection<String> to, Set<String> lost) {
    from.stream().filter(code -> !to.contains(code)).map(kind::concat).forEach(lost::add);
  }

  @Test
  void askingOneMoreRulebookRemovesNothing() {
    int several = 0;
    for (int i = 0; i < Runs.count(CASES); i++) {
      Random random = Runs.random("one more", i);
      Optional<Case> made = caseOfMany(random);
      if (made.isEmpty()) {
        continue;
      }
      Case each = made.get();
      List<Rulebook> asked = new ArrayList<>(Pick.some(RULEBOOKS.all(), random));
      Rulebook more = Pick.one(RULEBOOKS.all(), random);
      boolean follow = random.nextBoolean();
      Summary fewer = summary(routing.advise(asked, follow, answers(each)));
      asked.add(random.nextInt(asked.size() + 1), more);
      Summary after = summary(routing.advise(asked, follow, answers(each)));
      several += after.rulebooks().size() > 1 ? 1 : 0;
      assertThat(after.rulebooks()).contains(more.id());
      assertThat(after.provisional() || !fewer.provisional()).isTrue();
      assertThat(lost(fewer, after)).as("%s more on %s", more.id(), each).isEmpty();
    }
    assertThat(several).isGreaterThan(Runs.count(CASES) / 2);
  }

  @Test
  void namingAHarmRemovesNothingButWhatRestsOnItsDenial() {
    int raised = 0;
    for (int i = 0; i < Runs.count(CASES); i++) {
      Random random = Runs.random("harm", i);
      Harm harm = Pick.one(HARMS, random);
      Optional<Case> denied =
          caseOfMany(random).flatMap(made -> valid(made.answering(harm.question(), harm.denied())));
      Optional<Case> named =
          denied.flatMap(made -> valid(made.answering(harm.question(), harm.named())));
      if (named.isPresent()) {
        Summary from = routed(denied.orElseThrow());
        Summary to = routed(named.get());
        raised += to.equals(from) ? 0 : 1;
        Set<String> lost = lost(from, to);
        lost.removeAll(RESTS_ON_DENIAL.getOrDefault(harm.question(), Set.of()));
        assertThat(lost).as("%s named on %s", harm.question(), named.get()).isEmpty();
      }
    }
    assertThat(raised).as("summaries that a harm changed").isGreaterThan(Runs.count(CASES) / 4);
  }
}
