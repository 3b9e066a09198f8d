/** Rulebooks for which people decide without the rules, since when, and why. */
@NullMarked
package evenhand.decision.peopleonly;

import org.jspecify.annotations.NullMarked;
