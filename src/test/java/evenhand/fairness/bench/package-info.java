/** Measurements of the audit, run by bench/audit.sh. */
package evenhand.fairness.bench;
