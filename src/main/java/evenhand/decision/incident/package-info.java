/** What the Commissioner has to be told of an incident: what was affected, when, and whom. */
@NullMarked
package evenhand.decision.incident;

import org.jspecify.annotations.NullMarked;
