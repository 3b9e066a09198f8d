/**
 * Answers that can be tied to a person: encrypted under a key per decision, so that destroying the
 * key erases them.
 */
@NullMarked
package evenhand.decision.subject;

import org.jspecify.annotations.NullMarked;
