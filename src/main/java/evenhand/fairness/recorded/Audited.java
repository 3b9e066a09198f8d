package evenhand.fairness.recorded;

import evenhand.fairness.recorded.AuditedDao.About;
import evenhand.fairness.recorded.AuditedDao.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One recorded decision as the audit tells it apart.
 *
 * @param rules rows of the rule table whose condition held
 * @param persons what is known of each role's person, by field
 * @param compared values of columns that are compared within
 * @param response empty where nobody responded
 * @param confirmed codes that the response confirmed
 * @param later kinds of later outcomes, each with its newest amount, or nought where it has none
 */
record Audited(
    About about,
    List<String> rules,
    Advised advised,
    Map<String, Map<String, String>> persons,
    Map<String, String> compared,
    Optional<Response> response,
    Set<String> confirmed,
    Map<String, Long> later) {

  /** A field of a role's person; empty text where it is not known. */
  String person(String role, String field) {
    return persons.getOrDefault(role, Map.of()).getOrDefault(field, "");
  }

  /** The value of a column for a role; empty text where there is none. */
  String column(String role, String name) {
    return switch (name) {
      case "person_sex" -> person(role, "sex");
      case "person_age" -> Groups.ageGroup(person(role, "age"));
      case "handler" -> about.madeBy();
      case "rulebook_version" -> about.version();
      case "recommended_outcome" -> advised.grades().toString();
      default -> compared.getOrDefault(name, "");
    };
  }
}
