/** Rules in plain words, made from their conditions and the wording of the questions. */
@NullMarked
package evenhand.rulebook.sentence;

import org.jspecify.annotations.NullMarked;
