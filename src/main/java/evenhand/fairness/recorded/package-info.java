/**
 * The audit of recorded decisions: counted by SQL through the one view that the audit may read,
 * compared like any table, and beside it what only a rules engine's records can show.
 */
@NullMarked
package evenhand.fairness.recorded;

import org.jspecify.annotations.NullMarked;
