/** Signing in with a browser: through an issuer, or as a role of the demonstration. */
@NullMarked
package evenhand.security.session;

import org.jspecify.annotations.NullMarked;
