/** The verbs of the console, one class each. */
@NullMarked
package evenhand.command;

import org.jspecify.annotations.NullMarked;
