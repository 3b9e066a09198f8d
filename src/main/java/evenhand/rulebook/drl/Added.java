package evenhand.rulebook.drl;

/** A fact in working memory: some rule has added this code. */
public record Added(String kind, String code) {
  public String getKind() {
    return kind;
  }

  public String getCode() {
    return code;
  }
}
