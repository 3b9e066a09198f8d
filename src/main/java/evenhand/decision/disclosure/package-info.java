/** One decision on one page, for a court or for the person concerned, with its proof. */
@NullMarked
package evenhand.decision.disclosure;

import org.jspecify.annotations.NullMarked;
