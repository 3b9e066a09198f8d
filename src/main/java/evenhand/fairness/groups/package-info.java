/**
 * Groups: from an ethnicity (or another characteristic) as recorded to the group it is compared in.
 * What is recorded stays as recorded; grouping happens on reading, by a named scheme.
 */
@NullMarked
package evenhand.fairness.groups;

import org.jspecify.annotations.NullMarked;
