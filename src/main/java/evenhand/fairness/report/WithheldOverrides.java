package evenhand.fairness.report;

import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.disclosure.Suppression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which overrides by group, direction and reason may not be shown. */
final class WithheldOverrides {
  private WithheldOverrides() {}

  /** Places in the list of overrides: small counts, and those that would give them away. */
  static BitSet of(RecordedFindings findings, int withheldMax) {
    BitSet all = new BitSet();
    List<RecordedFindings.Override> list = findings.overrides();
    for (String whose : list.stream().map(RecordedFindings.Override::whose).distinct().toList()) {
      addRole(all, list, whose, withheldMax);
    }
    return all;
  }

  private static void addRole(
      BitSet all, List<RecordedFindings.Override> list, String whose, int withheldMax) {
    List<String> groups = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (RecordedFindings.Override each : list) {
      if (each.whose().equals(whose)) {
        addNew(groups, each.group());
        addNew(kinds, kind(each));
      }
    }
    // One more column for what was accepted, so that no row adds up without it.
    long[][] table = new long[groups.size()][kinds.size() + 1];
    for (RecordedFindings.Override each : list) {
      if (each.whose().equals(whose)) {
        long[] row = table[groups.indexOf(each.group())];
        row[kinds.indexOf(kind(each))] = Math.round(each.reason().overrides().selected());
        row[kinds.size()] = Math.round(each.reason().overrides().total());
      }
    }
    for (long[] row : table) {
      for (int kind = 0; kind < kinds.size(); kind++) {
        row[kinds.size()] -= row[kind];
      }
    }
    boolean[][] withheld = withheld(table, kinds, withheldMax);
    for (int i = 0; i < list.size(); i++) {
      RecordedFindings.Override each = list.get(i);
      boolean isHere = each.whose().equals(whose);
      if (isHere && withheld[groups.indexOf(each.group())][kinds.indexOf(kind(each))]) {
        all.set(i);
      }
    }
  }

  /**
   * A reason is shown with the group's responses, and the group's overrides in one direction may be
   * a decision point of their own: so a group whose responses are withheld shows no reason, and a
   * direction is shown whole or not at all.
   */
  private static boolean[][] withheld(long[][] table, List<String> kinds, int withheldMax) {
    boolean[][] withheld = Suppression.of(table, withheldMax);
    while (hasWithheldMore(withheld, kinds)) {
      withheld = Suppression.of(table, withheldMax, withheld);
    }
    return withheld;
  }

  private static boolean hasWithheldMore(boolean[][] withheld, List<String> kinds) {
    boolean hasMore = false;
    for (boolean[] row : withheld) {
      boolean areResponsesWithheld = row[kinds.size() + 1];
      for (int kind = 0; kind < kinds.size(); kind++) {
        if (!row[kind] && (areResponsesWithheld || isBesideWithheld(row, kinds, kind))) {
          row[kind] = true;
          hasMore = true;
        }
      }
    }
    return hasMore;
  }

  private static boolean isBesideWithheld(boolean[] row, List<String> kinds, int kind) {
    for (int other = 0; other < kinds.size(); other++) {
      if (row[other] && direction(kinds.get(other)).equals(direction(kinds.get(kind)))) {
        return true;
      }
    }
    return false;
  }

  private static void addNew(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  private static String kind(RecordedFindings.Override each) {
    return each.direction() + " " + each.reason().code();
  }

  private static String direction(String kind) {
    return kind.substring(0, kind.indexOf(' '));
  }
}
