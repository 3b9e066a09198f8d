/** Seals what was recorded: batches of entries become part of a log under a signed checkpoint. */
@NullMarked
package evenhand.ledger.sequence;

import org.jspecify.annotations.NullMarked;
