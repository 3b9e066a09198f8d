/** Recorded cases decided again under another revision, or under their own as a check. */
@NullMarked
package evenhand.governance.replay;

import org.jspecify.annotations.NullMarked;
