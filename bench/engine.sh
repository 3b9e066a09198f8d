#!/bin/sh
# Decisions a second in one process and one thread, per rulebook and level of detail; then 100,000
# random valid cases of each rulebook through the console. Usage: bench/engine.sh [seconds per figure]
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-5}
./evenhand check >/dev/null
classpath="target/evenhand.jar:target/lib/*"
quiet="-Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dlogback.configurationFile=bench/logback.xml"
java -XX:+UseSerialGC -Xmx600m $quiet -cp "$classpath" bench/Engine.java rules "$seconds"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for rulebook in domestic-abuse diversion hate-crime; do
  java -XX:+UseSerialGC $quiet -cp "$classpath" bench/Engine.java rules cases "$rulebook" 100000 "$work/in.ndjson"
  start=$(date +%s.%N)
  ./evenhand decide --rulebook "$rulebook" --cases "$work/in.ndjson" --out "$work/out.ndjson"
  end=$(date +%s.%N)
  problems=$(grep -c '"problem"' "$work/out.ndjson" || true)
  printf '%s: %s answers, %s problems, %.1f s from start to end\n' "$rulebook" \
    "$(wc -l <"$work/out.ndjson")" "$problems" "$(echo "$end - $start" | bc)"
done
