/** How far people take part in decisions: what they did, and how long they looked. */
@NullMarked
package evenhand.decision.involvement;

import org.jspecify.annotations.NullMarked;
