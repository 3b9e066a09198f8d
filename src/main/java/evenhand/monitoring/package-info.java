/**
 * Ethnicity and other protected characteristics kept for audit only: types, closed lists of codes,
 * own store. Written with a contact or after it, never read by rules.
 */
@NullMarked
package evenhand.monitoring;

import org.jspecify.annotations.NullMarked;
