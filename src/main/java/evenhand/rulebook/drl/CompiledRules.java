package evenhand.rulebook.drl;

import evenhand.rulebook.EngineFaultException;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.DerivedFacts;
import evenhand.rulebook.model.Effect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.definition.type.FactType;
import org.kie.api.runtime.KieSession;

/** The rules of one revision, compiled. Thread-safe: every evaluation has a session of its own. */
public final class CompiledRules {
  private final KieBase base;
  private final MethodHandle newCase;
  private final List<Setter> setters;
  private final Codes codes;
  private final DerivedFacts facts;
  private final int firingsMax;

  private record Setter(int slot, MethodHandle handle) {}

  CompiledRules(
      KieBase base, FactType caseType, List<Names.Entry> fields, Codes codes, DerivedFacts facts) {
    this.base = base;
    this.codes = codes;
    this.facts = facts;
    this.firingsMax =
        100 + 4 * base.getKiePackages().stream().mapToInt(each -> each.getRules().size()).sum();
    Class<?> type = caseType.getFactClass();
    List<Setter> found = new ArrayList<>();
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      newCase =
          lookup
              .findConstructor(type, MethodType.methodType(void.class))
              .asType(MethodType.methodType(Object.class));
      for (Names.Entry field : fields) {
        MethodHandle setter =
            lookup.findVirtual(
                type,
                DroolsCompiler.setterOf(field.id()),
                MethodType.methodType(void.class, DroolsCompiler.javaType(field.type().kind())));
        found.add(
            new Setter(
                field.slot(),
                setter.asType(MethodType.methodType(void.class, Object.class, Object.class))));
      }
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("the generated fact type lacks a member", impossible);
    }
    this.setters = List.copyOf(found);
  }

  /**
   * Lets the rules match one case.
   *
   * @return what each fired rule added, by its whole name
   * @throws EngineFaultException where anything goes wrong; nothing partial is ever given
   */
  public Map<String, List<Effect>> fire(Slots slots) {
    KieSession session = base.newKieSession();
    try {
      Firings firings = new Firings(session, codes, facts);
      session.addEventListener(firings);
      session.setGlobal("outcome", firings);
      session.insert(caseOf(slots));
      int fired = session.fireAllRules(firingsMax);
      if (fired >= firingsMax) {
        throw new EngineFaultException("rules fired " + fired + " times without coming to an end");
      }
      return firings.byRule();
    } catch (EngineFaultException fault) {
      throw fault;
    } catch (RuntimeException fault) {
      throw new EngineFaultException("the rule engine failed: " + fault.getMessage(), fault);
    } finally {
      session.dispose();
    }
  }

  private Object caseOf(Slots slots) {
    try {
      Object fact = (Object) newCase.invokeExact();
      for (Setter setter : setters) {
        Object value = slots.get(setter.slot());
        if (value != null) {
          setter.handle().invokeExact(fact, value);
        }
      }
      return fact;
    } catch (Throwable fault) {
      throw new EngineFaultException("the case could not be handed to the rules", fault);
    }
  }
}
