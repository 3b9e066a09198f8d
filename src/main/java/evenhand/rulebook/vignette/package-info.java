/** Worked cases with the outcome that the rules must give. */
@NullMarked
package evenhand.rulebook.vignette;

import org.jspecify.annotations.NullMarked;
