/**
 * Rulebooks: a folder read, checked and compiled into an immutable {@link
 * evenhand.rulebook.Rulebook} that turns answers into an outcome. Drools ends here.
 */
@NullMarked
package evenhand.rulebook;

import org.jspecify.annotations.NullMarked;
