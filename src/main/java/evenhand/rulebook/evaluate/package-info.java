/**
 * Our own evaluation of the rules that we read: why a rule fired, what an answer could still
 * change. Drools decides; this explains, and must agree with it.
 */
@NullMarked
package evenhand.rulebook.evaluate;

import org.jspecify.annotations.NullMarked;
