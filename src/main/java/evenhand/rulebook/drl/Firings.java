package evenhand.rulebook.drl;

import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.DerivedFacts;
import evenhand.rulebook.model.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/**
 * The {@code outcome} that rules call: notes what each firing adds, and puts into working memory
 * those derived facts that some rule reads. One per evaluation; not thread-safe.
 */
public final class Firings extends DefaultAgendaEventListener {
  private final KieSession session;
  private final Codes codes;
  private final DerivedFacts facts;
  private final Map<String, List<Effect>> byRule = new LinkedHashMap<>();
  private final Set<String> inMemory = new HashSet<>();
  private List<Effect> current = new ArrayList<>();

  Firings(KieSession session, Codes codes, DerivedFacts facts) {
    this.session = session;
    this.codes = codes;
    this.facts = facts;
  }

  /** What each fired rule added, by the rule's whole name. */
  Map<String, List<Effect>> byRule() {
    return byRule;
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    // A rule whose condition holds in two ways fires twice; it adds the same again.
    current = new ArrayList<>();
    byRule.put(event.getMatch().getRule().getName(), current);
  }

  public void floor(String scale, String grade) {
    current.add(new Effect.Floor(scale, grade));
    for (String reached : codes.gradesUpTo(scale, grade)) {
      remember(DerivedFacts.reachedText(scale, reached), new Reached(scale, reached));
    }
  }

  public void flag(String code) {
    current.add(new Effect.Flag(code));
    added("flag", code);
  }

  public void action(String code) {
    current.add(new Effect.Action(code, Optional.empty()));
    added("action", code);
  }

  public void action(String code, String due) {
    current.add(new Effect.Action(code, Optional.of(due)));
    added("action", code);
  }

  public void actionAfter(String code, String question, String due) {
    current.add(new Effect.ActionAfter(code, question, due));
    added("action", code);
  }

  public void reAsk(String... questions) {
    current.add(new Effect.ReAsk(List.of(questions)));
    added("action", Effect.ReAsk.CODE);
  }

  public void block(String code) {
    current.add(new Effect.Block(code));
    added("block", code);
  }

  public void review(String code) {
    current.add(new Effect.Review(code));
    added("review", code);
  }

  public void opens(String rulebook) {
    current.add(new Effect.Opens(rulebook));
    added("opens", rulebook);
  }

  public void close(String... options) {
    closeEach(List.of(options));
  }

  public void closeAll() {
    closeEach(List.copyOf(codes.options().keySet()));
  }

  public void closeAllBut(String... kept) {
    Set<String> stay = Set.of(kept);
    closeEach(codes.options().keySet().stream().filter(each -> !stay.contains(each)).toList());
  }

  public void provisional() {
    current.add(new Effect.Provisional());
  }

  private void closeEach(List<String> options) {
    current.add(new Effect.Close(options));
    for (String option : options) {
      remember(DerivedFacts.closedText(option), new Closed(option));
    }
  }

  private void added(String kind, String code) {
    remember(DerivedFacts.addedText(kind, code), new Added(kind, code));
  }

  private void remember(String text, Object fact) {
    OptionalInt read = facts.find(text);
    if (read.isPresent() && inMemory.add(text)) {
      session.insert(fact);
    }
  }
}
