/**
 * The audit specification: what a YAML file says is to be counted and compared, read strictly. An
 * unknown key, a missing one or a wrong value is a {@link
 * evenhand.fairness.spec.SpecFaultException} that names the line.
 */
@NullMarked
package evenhand.fairness.spec;

import org.jspecify.annotations.NullMarked;
