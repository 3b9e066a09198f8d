/**
 * Decides what holds for every possible case: translates rules, questions and parameters into
 * formulas over bits and lets a solver look for a case that breaks a statement.
 */
@NullMarked
package evenhand.governance.proof;

import org.jspecify.annotations.NullMarked;
