package evenhand.rulebook;

import java.util.List;

/**
 * What a person needs in order to lower a grade that a rulebook suggested.
 *
 * @param cites the guarantee that says so, for example {@code DA-090}
 * @param needs names among {@code reason}, {@code supervisor}, {@code evidence}
 * @param refusedWhereFired rule rows that no response may lower: a new assessment decides there
 */
public record Lowering(String cites, List<String> needs, List<String> refusedWhereFired) {
  public Lowering {
    needs = List.copyOf(needs);
    refusedWhereFired = List.copyOf(refusedWhereFired);
  }
}
