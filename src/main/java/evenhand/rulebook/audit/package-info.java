/**
 * What a rulebook says about its own audit: the decision points, what is compared within which
 * answers, and who agreed to it.
 */
@NullMarked
package evenhand.rulebook.audit;

import org.jspecify.annotations.NullMarked;
