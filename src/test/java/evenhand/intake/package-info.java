@NullMarked
package evenhand.intake;

import org.jspecify.annotations.NullMarked;
