package evenhand.decision.access;

import evenhand.decision.Actor;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import java.util.List;
import java.util.regex.Pattern;

/** To whom something is disclosed: an organisation or a reference of the force, never a name. */
public record Recipient(String code) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:/-]{0,63}");

  public Recipient {
    if (!FORM.matcher(code).matches()) {
      throw new InvalidCaseException(
          List.of(
              new Fault(
                  "/recipient",
                  "an organisation or a reference of 1 to 64 letters, digits and . _ @ : / -,"
                      + " such as CPS or COURT:T20267001; never a name")));
    }
  }

  /** The one that is named; who asks where none is, for they get it. */
  public static Recipient of(String named, Actor asking) {
    return new Recipient(named.isEmpty() ? asking.pseudonym() : named);
  }
}
