package evenhand.governance.shadow;

import java.util.Locale;

/** Why a shadow did not decide a live contact. */
public enum LeftOut {
  /** Nothing was suggested, so there is nothing to hold it against. */
  PEOPLE_ONLY("people decided without the rules"),
  /** Before and after are of two revisions: what a third one decided is no pair. */
  OTHER_REVISION("decided by another revision than the shadow is held against"),
  BUDGET("more waited than can be decided in a tenth of the time"),
  FAILED("the shadow failed on them; the log says how"),
  STOPPED("the service stopped while they waited or were decided"),
  /** Nobody counted them: before a service looked, after one broke off, or still in the queue. */
  NOT_REACHED("not reached yet, or not by a service that knew of the shadow");

  private final String words;

  LeftOut(String words) {
    this.words = words;
  }

  /** As reports and the database name it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Why, for people to read. */
  public String words() {
    return words;
  }
}
