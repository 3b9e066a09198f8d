/**
 * Decisions as recorded: what was advised to whom, under which revision, and what stands for a
 * contact now.
 */
@NullMarked
package evenhand.decision;

import org.jspecify.annotations.NullMarked;
