package evenhand.decision.response;

import java.util.Arrays;

/** Why a person decided otherwise than advised, as a code; the words stand beside it. */
public enum OverrideReason {
  NEW_INFORMATION("Something became known that no question asked for."),
  SITUATION_CHANGED("What was answered was right then and no longer is."),
  ANSWER_DOUBTED("The person doubts an answer that the advice rests on."),
  PROFESSIONAL_JUDGEMENT("The person weighs the same answers differently."),
  VICTIM_WISHES("The victim asked for something else."),
  ALREADY_DEALT_WITH("What was advised has been done, or another contact covers it."),
  LOCAL_POLICY("Local practice asks for something else."),
  RESOURCES("What was advised could not be provided."),
  OTHER("None of the above; the words say what.");

  private final String meaning;

  OverrideReason(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }

  static boolean isListed(String code) {
    return Arrays.stream(values()).anyMatch(reason -> reason.name().equals(code));
  }
}
