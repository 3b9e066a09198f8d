package evenhand.rulebook.drl;

/** A fact in working memory: some rule has closed this option. */
public record Closed(String option) {
  public String getOption() {
    return option;
  }
}
