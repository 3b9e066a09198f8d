/**
 * Throws bytes at whatever reads what others wrote. A plain build tries the seeds beside it; {@code
 * bench/fuzz.sh} searches for minutes, led by the branches that each input reaches.
 */
@NullMarked
package evenhand.fuzz;

import org.jspecify.annotations.NullMarked;
