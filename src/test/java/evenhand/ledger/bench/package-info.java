/** Measurements of the ledger, run by the scripts in bench/ledger. */
package evenhand.ledger.bench;
