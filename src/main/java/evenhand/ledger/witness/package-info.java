/** Independent parties that countersign checkpoints, and the policy that says which ones count. */
@NullMarked
package evenhand.ledger.witness;

import org.jspecify.annotations.NullMarked;
