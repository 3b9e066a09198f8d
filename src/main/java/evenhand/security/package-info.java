/** Who calls, and what each role may call. */
@NullMarked
package evenhand.security;

import org.jspecify.annotations.NullMarked;
