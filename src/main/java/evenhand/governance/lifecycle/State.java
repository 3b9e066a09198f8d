package evenhand.governance.lifecycle;

/** Where one revision stands. */
public enum State {
  DRAFT("draft", "being written; nobody has been asked"),
  IN_REVIEW("in review", "submitted by its author; a verdict is still missing"),
  APPROVED("approved", "carries the approvals of legal and of an approver, neither its author"),
  SCHEDULED("scheduled", "comes into force at a time that is set"),
  ACTIVE("active", "decides"),
  RETIRED("retired", "decided once; can be run again for ever");

  private final String words;
  private final String meaning;

  State(String words, String meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  /** As people say it. */
  public String words() {
    return words;
  }

  /** What it means, in a few words. */
  public String meaning() {
    return meaning;
  }
}
