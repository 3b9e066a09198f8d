/** Measures what the vignettes of a rulebook show of its rules, and says what they leave out. */
@NullMarked
package evenhand.governance.coverage;

import org.jspecify.annotations.NullMarked;
