/**
 * What a person did with an advice: accepted it with confirmations, or overrode it with a reason.
 */
@NullMarked
package evenhand.decision.response;

import org.jspecify.annotations.NullMarked;
