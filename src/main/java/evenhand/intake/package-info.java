/**
 * One contact: answers go to the rules and to decisions, monitoring data to its own store, all in
 * one transaction.
 */
@NullMarked
package evenhand.intake;

import org.jspecify.annotations.NullMarked;
