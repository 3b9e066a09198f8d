package evenhand.governance.lifecycle;

/** What happens to a revision. */
public enum Event {
  SUBMIT("submit", "its author signs that it is ready for review"),
  COMMENT("comment", "a named role says something and decides nothing"),
  REQUEST_CHANGES("request changes", "a named role signs that it may not go on like this"),
  APPROVE("approve", "one of the two roles signs, the other has not yet"),
  APPROVE_LAST("approve, as the last", "the second of the two roles signs"),
  EDIT("edit", "another content is another revision, and begins without a verdict"),
  ACTIVATE("activate", "comes into force at once"),
  SCHEDULE("schedule", "is put on to come into force at a time"),
  TAKE_EFFECT("take effect", "its time has come"),
  WITHDRAW("withdraw", "is taken off before its time has come"),
  SUPERSEDE("supersede", "another revision comes into force in its place"),
  ROLL_BACK("roll back", "comes into force again in place of a later one");

  private final String words;
  private final String meaning;

  Event(String words, String meaning) {
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
