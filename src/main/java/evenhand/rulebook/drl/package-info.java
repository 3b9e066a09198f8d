/**
 * From DRL text to something that runs: the guard, our own reading of each rule, and the compiler.
 * The only package that names Drools.
 */
@NullMarked
package evenhand.rulebook.drl;

import org.jspecify.annotations.NullMarked;
