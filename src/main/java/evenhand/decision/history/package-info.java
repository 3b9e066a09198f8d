/**
 * What is recorded, read back: decisions with what became of them, and the history of a contact.
 */
@NullMarked
package evenhand.decision.history;

import org.jspecify.annotations.NullMarked;
