/** The service and its console: what is wired to what. */
@NullMarked
package evenhand;

import org.jspecify.annotations.NullMarked;
