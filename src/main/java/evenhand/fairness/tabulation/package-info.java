/**
 * Tabulation: from a count table to the shares of each group, under one measure and one way of
 * treating decisions whose group is missing.
 */
@NullMarked
package evenhand.fairness.tabulation;

import org.jspecify.annotations.NullMarked;
