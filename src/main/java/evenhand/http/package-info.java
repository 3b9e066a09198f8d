/**
 * What every call over HTTP shares: limits, headers, request ids, strict JSON and problems (RFC
 * 9457). Sits above the capabilities: it knows how each of their exceptions is told to a caller,
 * and none of them knows it.
 */
@NullMarked
package evenhand.http;

import org.jspecify.annotations.NullMarked;
