/** Pages for people. Sits on top: nothing but the wiring knows it. */
@NullMarked
package evenhand.web;

import org.jspecify.annotations.NullMarked;
