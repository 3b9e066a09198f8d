package evenhand.rulebook.model;

import java.util.Optional;

/**
 * A text that rules cite.
 *
 * @param kind statute, guidance, local, policy, research or case
 * @param where place or date in it, as its register entry says
 * @param verified false where the text was not read first-hand
 */
public record Source(
    String key,
    String title,
    String publisher,
    String where,
    String kind,
    boolean verified,
    Optional<String> link) {}
