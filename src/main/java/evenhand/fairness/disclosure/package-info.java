/**
 * Disclosure control: which counts may be shown to whom, so that nobody can be picked out of a
 * table, nor worked out from its margins or from an earlier release.
 */
@NullMarked
package evenhand.fairness.disclosure;

import org.jspecify.annotations.NullMarked;
