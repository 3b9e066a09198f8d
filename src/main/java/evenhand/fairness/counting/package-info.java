/**
 * Counting: from a table of any length to a small table of counts, in one pass and in memory that
 * does not grow with the rows. Everything that is compared or shown derives from that count table.
 */
@NullMarked
package evenhand.fairness.counting;

import org.jspecify.annotations.NullMarked;
