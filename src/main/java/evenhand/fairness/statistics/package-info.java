/**
 * Statistics of shares: pure functions from counts to rates, ratios, intervals, tests and power. No
 * input or output, no clock, no random. What is undefined is an empty result, never NaN or
 * Infinity.
 */
@NullMarked
package evenhand.fairness.statistics;

import org.jspecify.annotations.NullMarked;
