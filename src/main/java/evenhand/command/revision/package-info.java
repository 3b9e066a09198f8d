/** The verbs of the life cycle of revisions: review, activation, comparison, replay, shadow. */
@NullMarked
package evenhand.command.revision;

import org.jspecify.annotations.NullMarked;
