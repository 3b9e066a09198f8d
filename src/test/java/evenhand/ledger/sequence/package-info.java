/** Tests of sealing. */
package evenhand.ledger.sequence;
