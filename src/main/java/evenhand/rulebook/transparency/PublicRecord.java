package evenhand.rulebook.transparency;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.document.Document;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * A record to be published, with what a rulebook can say of itself and what its force has to add.
 *
 * @param kind {@code atrs}, {@code equality-note} or {@code algo-care}
 * @param standard what it follows, and what of that was not confirmed
 */
public record PublicRecord(
    String kind,
    String title,
    String standard,
    String rulebook,
    String version,
    String revision,
    List<Part> parts) {
  public PublicRecord {
    parts = List.copyOf(parts);
  }

  /** A record of one revision of a rulebook, named after it. */
  static PublicRecord of(
      Rulebook rulebook, String kind, String name, String standard, List<Part> parts) {
    return new PublicRecord(
        kind,
        rulebook.title() + ": " + name,
        standard,
        rulebook.id(),
        rulebook.version(),
        rulebook.revision().toString(),
        parts);
  }

  /** Fields that belong together, for example tier 1. */
  public record Part(String name, List<Field> fields) {
    public Part {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One field.
   *
   * @param complete false where the force has to fill it in; the value then says what is wanted
   */
  public record Field(String field, @JsonProperty("complete") boolean complete, String value) {
    private static final String OPEN = "To be completed by the force: ";

    static Field of(String field, String value) {
      return new Field(field, true, value.strip().replaceAll("\\s+", " "));
    }

    /** A field that the metadata of a rulebook cannot answer. */
    static Field open(String field, String wanted) {
      return new Field(field, false, OPEN + wanted + ".");
    }
  }

  /** How many fields the force still has to fill in. */
  public long open() {
    return parts.stream()
        .flatMap(part -> part.fields().stream())
        .filter(f -> !f.complete())
        .count();
  }

  /** The same as CSV: a line for each field. */
  public String csv() {
    StringBuilder csv = new StringBuilder("part,field,complete,value\r\n");
    for (Part part : parts) {
      for (Field field : part.fields()) {
        csv.append(
                CSVFormat.DEFAULT.format(
                    part.name(), field.field(), field.complete(), field.value()))
            .append("\r\n");
      }
    }
    return csv.toString();
  }

  /** The same for reading and printing. */
  public Document document() {
    return new Document(
        title,
        standard,
        List.of(
            List.of("Rulebook", rulebook),
            List.of("Version", version),
            List.of("Revision", revision),
            List.of("Still open", open() + " fields, to be completed by the force")),
        parts.stream().map(PublicRecord::section).toList());
  }

  private static Document.Section section(Part part) {
    return Document.Section.of(
        part.name(),
        List.of(),
        List.of(),
        new Document.Table(
            part.name(),
            List.of("Field", "Entry"),
            List.of(25, 75),
            part.fields().stream().map(each -> List.of(each.field(), each.value())).toList()));
  }
}
