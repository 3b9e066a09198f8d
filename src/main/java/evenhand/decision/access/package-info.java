/**
 * Who looked at, changed or disclosed which record, when and why: a log that feeds nothing else.
 */
@NullMarked
package evenhand.decision.access;

import org.jspecify.annotations.NullMarked;
