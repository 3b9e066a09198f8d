/** One case under two revisions: how the two outcomes differ. */
@NullMarked
package evenhand.governance.difference;

import org.jspecify.annotations.NullMarked;
