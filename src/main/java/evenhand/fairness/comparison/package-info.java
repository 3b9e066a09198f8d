/**
 * Comparisons: each group's share beside its comparator's, crude and within strata, with the
 * verdict that the figures support. Pure functions of a count table and a specification.
 */
@NullMarked
package evenhand.fairness.comparison;

import org.jspecify.annotations.NullMarked;
