/** C2SP signed notes, checkpoints and cosignatures, and the Ed25519 keys that sign them. */
@NullMarked
package evenhand.ledger.note;

import org.jspecify.annotations.NullMarked;
