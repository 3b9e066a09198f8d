/** Makes reports of recorded decisions: one at a time, on request or by a schedule. */
@NullMarked
package evenhand.fairness.reports;

import org.jspecify.annotations.NullMarked;
