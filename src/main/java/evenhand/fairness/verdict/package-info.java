/** The rule from figures to what they support saying. */
@NullMarked
package evenhand.fairness.verdict;

import org.jspecify.annotations.NullMarked;
