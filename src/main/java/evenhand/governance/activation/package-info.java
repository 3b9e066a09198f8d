/** Which revision is in force from when, and putting it in force while the service runs. */
@NullMarked
package evenhand.governance.activation;

import org.jspecify.annotations.NullMarked;
