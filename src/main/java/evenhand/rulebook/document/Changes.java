package evenhand.rulebook.document;

import evenhand.rulebook.document.Document.Section;
import java.util.ArrayList;
import java.util.List;

/** The changelog of a rulebook: a section a version. */
final class Changes {
  private Changes() {}

  /** Reads headings ({@code ##}), paragraphs and lists; nothing else is used there. */
  static List<Section> of(String changelog) {
    List<Section> sections = new ArrayList<>();
    for (String version : changelog.split("(?m)^## ")) {
      if (!version.isBlank() && !version.startsWith("# ")) {
        String heading = version.lines().findFirst().orElse("").strip();
        List<String> paragraphs = new ArrayList<>();
        List<String> bullets = new ArrayList<>();
        for (String block : version.substring(heading.length()).strip().split("\n\\s*\n")) {
          for (String part : block.split("(?m)^(?=- )")) {
            String text = part.strip().replaceAll("\\s+", " ");
            if (text.startsWith("- ")) {
              bullets.add(text.substring(2));
            } else if (!text.isEmpty()) {
              paragraphs.add(text);
            }
          }
        }
        sections.add(Section.of("Changes: " + heading, paragraphs, bullets));
      }
    }
    return sections;
  }
}
