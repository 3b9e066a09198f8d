@NullMarked
package evenhand.governance.coverage;

import org.jspecify.annotations.NullMarked;
