/** One class a console verb. Sits on top: nothing but the wiring knows it. */
@NullMarked
package evenhand.command;

import org.jspecify.annotations.NullMarked;
