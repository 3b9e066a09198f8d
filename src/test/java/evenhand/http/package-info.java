@NullMarked
package evenhand.http;

import org.jspecify.annotations.NullMarked;
