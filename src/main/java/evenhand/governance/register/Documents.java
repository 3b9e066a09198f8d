package evenhand.governance.register;

import java.util.Optional;

/**
 * Ids and versions of the documents that a force's processing rests on.
 *
 * @param policy the appropriate policy document
 * @param impact the data protection impact assessment
 * @param equality the equality impact assessment
 */
public record Documents(
    Optional<String> policy, Optional<String> impact, Optional<String> equality) {}
