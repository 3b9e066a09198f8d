@NullMarked
package evenhand.duties;

import org.jspecify.annotations.NullMarked;
