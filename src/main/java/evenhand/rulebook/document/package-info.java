/** Pages about a rulebook, generated from its folder so that they cannot say something else. */
@NullMarked
package evenhand.rulebook.document;

import org.jspecify.annotations.NullMarked;
