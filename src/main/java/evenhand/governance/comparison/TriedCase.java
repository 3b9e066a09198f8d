package evenhand.governance.comparison;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A case that both revisions are asked about. */
record TriedCase(Instant asOf, ObjectNode facts) {

  TriedCase without(String question) {
    ObjectNode fewer = facts.deepCopy();
    fewer.remove(question);
    return new TriedCase(asOf, fewer);
  }

  /** Leaves out answers, one at a time, as long as the case still shows what it should. */
  TriedCase shrunk(Predicate<TriedCase> shows) {
    TriedCase smallest = this;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      List<String> ids = new ArrayList<>();
      smallest.facts.fieldNames().forEachRemaining(ids::add);
      for (String id : ids) {
        TriedCase fewer = smallest.without(id);
        if (shows.test(fewer)) {
          smallest = fewer;
          smaller = true;
        }
      }
    }
    return smallest;
  }

  /** Fewer answers first, then in the order of their text, so that equal searches end equal. */
  boolean isSmallerThan(TriedCase other) {
    int order = Integer.compare(facts.size(), other.facts.size());
    return order < 0 || order == 0 && facts.toString().compareTo(other.facts.toString()) < 0;
  }
}
