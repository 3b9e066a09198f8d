package evenhand.intake;

import evenhand.intake.DecisionsResource.ContactBody;
import evenhand.rulebook.Rulebooks;
import java.time.Instant;

/** Gives tests elsewhere the checks of a contact that need no database. */
public final class ContactChecks {
  private ContactChecks() {}

  /**
   * Checks a body as it is taken in.
   *
   * @throws evenhand.rulebook.InvalidCaseException with every fault
   */
  public static void check(ContactBody body, Rulebooks rulebooks, Instant now) {
    CheckedRequest.check(body.request(), rulebooks, now);
  }
}
