/**
 * Checks an export of a log from its bytes alone: no database, nothing of the service. This package
 * and those it uses make the verifier's own small jar.
 */
@NullMarked
package evenhand.ledger.verify;

import org.jspecify.annotations.NullMarked;
