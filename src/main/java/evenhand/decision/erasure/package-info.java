/**
 * Erasing the answers of decisions, and what keeps them from being erased: a hold, a review date
 * that has not come. The ledger still verifies afterwards, for it never held them.
 */
@NullMarked
package evenhand.decision.erasure;

import org.jspecify.annotations.NullMarked;
