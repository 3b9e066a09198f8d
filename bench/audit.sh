#!/bin/sh
# The audit of recorded decisions: a million invented rows in a database of its own, the audit's
# seconds and peak heap, and a bare GROUP BY of the same columns in the same run.
# Usage: bench/audit.sh [DECISIONS]
# Needs compiled tests and their class path: mvn -q test-compile dependency:copy-dependencies
#   -DoutputDirectory=target/testlib
set -eu
cd "$(dirname -- "$0")/.."
exec java -Xmx384m -XX:+UseSerialGC -cp "target/test-classes:target/classes:target/testlib/*" \
  evenhand.fairness.bench.AuditBench "${1:-1000000}"
