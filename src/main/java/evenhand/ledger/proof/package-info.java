/** Proofs about one entry as small files that are checked without the log. */
@NullMarked
package evenhand.ledger.proof;

import org.jspecify.annotations.NullMarked;
