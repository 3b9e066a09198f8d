/** The register of profiling: which rulebooks run, why, and on which legal basis. */
@NullMarked
package evenhand.governance.register;

import org.jspecify.annotations.NullMarked;
