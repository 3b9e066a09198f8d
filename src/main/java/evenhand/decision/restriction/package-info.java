/** Decisions whose accuracy is contested, until it is settled. */
@NullMarked
package evenhand.decision.restriction;

import org.jspecify.annotations.NullMarked;
