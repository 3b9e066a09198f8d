/** The states of a revision and the steps between them, as one graph. */
@NullMarked
package evenhand.governance.lifecycle;

import org.jspecify.annotations.NullMarked;
