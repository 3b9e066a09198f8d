/**
 * Explain or reform: what a verdict asks for, who owes it and until when, what was said and who
 * signed it off. Nothing here is ever changed.
 */
@NullMarked
package evenhand.fairness.explanation;

import org.jspecify.annotations.NullMarked;
