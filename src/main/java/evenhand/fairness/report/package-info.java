/** Reports: what a comparison is worth saying, as JSON, tables and a page that prints. */
@NullMarked
package evenhand.fairness.report;

import org.jspecify.annotations.NullMarked;
