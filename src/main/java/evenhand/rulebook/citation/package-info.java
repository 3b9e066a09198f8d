/** The register of what rules cite: whether it is law on the day, and which rules rest on it. */
@NullMarked
package evenhand.rulebook.citation;

import org.jspecify.annotations.NullMarked;
