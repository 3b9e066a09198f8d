/** What persons contest about decisions, and what a second person answers, within a time. */
@NullMarked
package evenhand.decision.challenge;

import org.jspecify.annotations.NullMarked;
