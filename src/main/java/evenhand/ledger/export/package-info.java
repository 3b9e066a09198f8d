/** Writes a log with its records as an export that anyone can verify. */
@NullMarked
package evenhand.ledger.export;

import org.jspecify.annotations.NullMarked;
