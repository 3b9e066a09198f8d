/** What keeps a revision out that would treat a group worse. */
@NullMarked
package evenhand.governance.gate;

import org.jspecify.annotations.NullMarked;
