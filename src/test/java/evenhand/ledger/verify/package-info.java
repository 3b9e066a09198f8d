/** Tests of the verifier. */
package evenhand.ledger.verify;
