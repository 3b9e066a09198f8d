package evenhand.decision.challenge;

/** Gives tests elsewhere the checks of a challenge and of its answer that need no database. */
public final class ChallengeChecks {
  private ChallengeChecks() {}

  /**
   * Checks a challenge.
   *
   * @throws evenhand.rulebook.InvalidCaseException with every fault
   */
  public static void check(ChallengeRequest request) {
    request.check();
  }

  /**
   * Checks an answer to one.
   *
   * @throws evenhand.rulebook.InvalidCaseException with every fault
   */
  public static void check(AnswerRequest request) {
    request.check();
  }
}
