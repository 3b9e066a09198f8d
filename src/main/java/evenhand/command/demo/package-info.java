/** Invented contacts: who calls, what is answered, what became of it. Nobody in it exists. */
@NullMarked
package evenhand.command.demo;

import org.jspecify.annotations.NullMarked;
