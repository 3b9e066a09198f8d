/**
 * The report as a page: figures in words, tables and charts for a reader who is no statistician.
 * Views hold finished text, so that a number in a sentence and in a table is the same text.
 */
@NullMarked
package evenhand.fairness.page;

import org.jspecify.annotations.NullMarked;
