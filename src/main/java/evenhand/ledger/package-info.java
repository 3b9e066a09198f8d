/** Entries as exact bytes, their hashes and salted commitments. Knows nothing of triage. */
@NullMarked
package evenhand.ledger;

import org.jspecify.annotations.NullMarked;
