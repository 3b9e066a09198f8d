/** Tests of erasing. */
package evenhand.decision.erasure;
