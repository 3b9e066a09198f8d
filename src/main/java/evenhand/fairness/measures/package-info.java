/**
 * Measures beside the comparison of groups: where a gap comes from, what another revision would
 * change, whether a ratio drifts, who overrides. Pure functions of counts.
 */
@NullMarked
package evenhand.fairness.measures;

import org.jspecify.annotations.NullMarked;
