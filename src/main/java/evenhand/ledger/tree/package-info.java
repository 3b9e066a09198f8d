/** The Merkle tree of RFC 9162 over leaf hashes: roots, inclusion and consistency proofs. */
@NullMarked
package evenhand.ledger.tree;

import org.jspecify.annotations.NullMarked;
