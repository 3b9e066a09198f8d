/** Signed verdicts of named roles on one exact revision, and whether they are enough. */
@NullMarked
package evenhand.governance.approval;

import org.jspecify.annotations.NullMarked;
