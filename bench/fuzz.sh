#!/bin/sh
# Throws bytes at each reader of what others wrote, led by coverage, so many seconds each; prints how many inputs
# were tried. Ends at the first failure: bench/fuzz.sh [SECONDS] [TARGET...]
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
seconds=${1:-600}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- Case Request Rulebook Table Note Tile Proof
cd "$home"
mvn -B -ntp -q -Dquick -DskipTests test-compile
mvn -B -ntp -q dependency:build-classpath -Dmdep.outputFile=target/fuzz.classpath
for target in "$@"; do
  mkdir -p "target/fuzz/$target"
  log="target/fuzz/$target.log"
  java -Xmx1500m -cp "target/test-classes:target/classes:$(cat target/fuzz.classpath)" \
    com.code_intelligence.jazzer.Jazzer --target_class="evenhand.fuzz.${target}FuzzTest" \
    --instrumentation_includes='evenhand.**' "target/fuzz/$target" \
    "src/test/resources/evenhand/fuzz/${target}FuzzTestInputs" \
    -max_total_time="$seconds" -artifact_prefix="target/fuzz/$target-" >"$log" 2>&1 ||
    { tail -40 "$log"; exit 1; }
  printf '%s: ' "$target"
  grep -E '^Done [0-9]+ runs' "$log"
done
