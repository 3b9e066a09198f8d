/**
 * What must hold for every possible case of a rulebook, as {@code invariants.yml} says it: read and
 * checked when the rulebook is loaded, tried on cases by tests, decided for all cases by a proof.
 */
@NullMarked
package evenhand.rulebook.invariant;

import org.jspecify.annotations.NullMarked;
