/** Tests of witnesses. */
package evenhand.ledger.witness;
