package evenhand.rulebook.sentence;

import java.util.ArrayList;
import java.util.List;

/** A part of a condition in words. */
public sealed interface Clause {
  /** One statement. */
  record Said(String text) implements Clause {}

  /**
   * Statements that hold together.
   *
   * @param all whether all of them are needed, or any one
   */
  record Several(boolean all, List<Clause> parts) implements Clause {
    public Several {
      parts = List.copyOf(parts);
    }

    /** The words before the parts. */
    public String head() {
      return all ? "all of these are so:" : "any of these is so:";
    }
  }

  /** The clause as list items, parts of parts set in by two spaces. */
  default List<String> lines() {
    List<String> lines = new ArrayList<>();
    addTo(lines, "");
    return lines;
  }

  private void addTo(List<String> lines, String indent) {
    if (this instanceof Said said) {
      lines.add(indent + "- " + said.text());
    } else if (this instanceof Several several) {
      lines.add(indent + "- " + several.head());
      several.parts().forEach(part -> part.addTo(lines, indent + "  "));
    }
  }
}
