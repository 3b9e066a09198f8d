/** Tests of challenges. */
package evenhand.decision.challenge;
