/** Records for the public about a rulebook, made from its own metadata. */
@NullMarked
package evenhand.rulebook.transparency;

import org.jspecify.annotations.NullMarked;
