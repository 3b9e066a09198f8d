/** Changes rules one at a time and asks whether the vignettes notice. */
@NullMarked
package evenhand.governance.mutation;

import org.jspecify.annotations.NullMarked;
