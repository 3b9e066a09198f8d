/** What a rulebook is made of, as values: questions, parameters, sources, rules, effects. */
@NullMarked
package evenhand.rulebook.model;

import org.jspecify.annotations.NullMarked;
