/** What comes after a decision: later outcomes, tasks that fall due, closing of the contact. */
@NullMarked
package evenhand.decision.followup;

import org.jspecify.annotations.NullMarked;
