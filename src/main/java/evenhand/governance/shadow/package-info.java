/** A candidate revision evaluated beside the active one on live contacts, without effect. */
@NullMarked
package evenhand.governance.shadow;

import org.jspecify.annotations.NullMarked;
