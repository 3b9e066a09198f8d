/**
 * The revision life cycle: verdicts and approvals, activation, comparison, replay and shadow of
 * rulebook revisions.
 */
@NullMarked
package evenhand.governance;

import org.jspecify.annotations.NullMarked;
