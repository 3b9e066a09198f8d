/**
 * The small language of conditions and formulas: parsed once, then evaluated on the values of one
 * case. Unknown is {@code null} inside this package and nowhere else; a comparison with it is
 * false.
 */
@NullMarked
package evenhand.rulebook.expression;

import org.jspecify.annotations.NullMarked;
