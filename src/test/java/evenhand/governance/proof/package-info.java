@NullMarked
package evenhand.governance.proof;

import org.jspecify.annotations.NullMarked;
