package evenhand.rulebook.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a case that shows a fault as small as it can be while it still shows it. */
public final class Shrinker {
  private Shrinker() {}

  public static Case shrink(Case found, Predicate<Case> shows) {
    Case smallest = found;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (Case each : smaller(smallest)) {
        if (shows.test(each)) {
          smallest = each;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  private static List<Case> smaller(Case of) {
    List<Case> smaller = new ArrayList<>();
    of.parameters().fieldNames().forEachRemaining(id -> smaller.add(of.withoutParameter(id)));
    of.facts().fieldNames().forEachRemaining(id -> smaller.add(of.without(id)));
    return smaller;
  }
}
