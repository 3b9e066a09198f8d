package evenhand.rulebook.drl;

/** A fact in working memory: some rule has added a floor at least this high. */
public record Reached(String scale, String grade) {
  public String getScale() {
    return scale;
  }

  public String getGrade() {
    return grade;
  }
}
