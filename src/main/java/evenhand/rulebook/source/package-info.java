/** Reads the files of a rulebook folder into values, with file and line for every fault. */
@NullMarked
package evenhand.rulebook.source;

import org.jspecify.annotations.NullMarked;
