@NullMarked
package evenhand.command.demo;

import org.jspecify.annotations.NullMarked;
