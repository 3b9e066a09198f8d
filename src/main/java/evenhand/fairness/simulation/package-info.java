/**
 * Simulation: how often the intervals cover and the verdicts err, by drawing tables at known rates.
 * The same seed gives the same figures.
 */
@NullMarked
package evenhand.fairness.simulation;

import org.jspecify.annotations.NullMarked;
