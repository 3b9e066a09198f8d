@NullMarked
package evenhand.governance.mutation;

import org.jspecify.annotations.NullMarked;
