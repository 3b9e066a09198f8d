/** A log as files: C2SP tlog-tiles, written durably and read for proofs. */
@NullMarked
package evenhand.ledger.tile;

import org.jspecify.annotations.NullMarked;
