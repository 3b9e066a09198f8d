package evenhand.rulebook.vignette;

import evenhand.rulebook.source.Yaml;
import java.util.Optional;

/**
 * A worked example case.
 *
 * @param asOf the moment of the decision, as written; empty in a request case
 * @param request what a person asks of the service; such a case needs the service to run
 */
public record Vignette(
    String id,
    String title,
    Optional<String> asOf,
    Optional<Yaml> facts,
    Optional<Yaml> parameters,
    Optional<Yaml> request,
    Yaml expect,
    String file,
    int line) {}
