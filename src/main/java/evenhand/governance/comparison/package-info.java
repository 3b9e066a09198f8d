/** Two revisions compared: words by clause, and cases that come out differently. */
@NullMarked
package evenhand.governance.comparison;

import org.jspecify.annotations.NullMarked;
