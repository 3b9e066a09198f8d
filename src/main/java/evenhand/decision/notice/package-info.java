/** Who was told of a decision, and what they have to be told since. */
@NullMarked
package evenhand.decision.notice;

import org.jspecify.annotations.NullMarked;
