package evenhand.fairness.comparison;

import evenhand.fairness.statistics.Proportion;
import java.util.Optional;

/**
 * Decisions by group as recorded, listed where there are at least 30.
 *
 * @param group that the code is compared in; empty where it counts as missing
 */
public record RecordedCode(String code, Optional<String> group, Proportion share) {}
