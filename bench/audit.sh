#!/bin/sh
# The audit of recorded decisions: decisions that the demonstration recorded, repeated until there are
# DECISIONS, and first a tenth of them; seconds and peak memory of the audit and, over the same view,
# of a bare GROUP BY. Everything lies in a temporary folder.
#
#   bench/audit.sh [DECISIONS]
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$home"
decisions=${1:-1000000}
./evenhand openapi >/dev/null # builds what is missing, so that no measurement includes it
work=$(mktemp -d)
demo=
trap '[ -z "$demo" ] || kill "$demo" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

echo "recording invented contacts"
./evenhand demo --contacts 2000 --until 2026-11-22 --port 18080 --data-dir "$work/data" 2>"$work/log" &
demo=$!
until grep -q "All of the demonstration" "$work/log"; do
  kill -0 "$demo" || { cat "$work/log"; exit 1; }
  sleep 1
done
kill "$demo"
wait "$demo" || true
demo=

for number in $((decisions / 10)) "$decisions"; do
  java -Xmx256m -XX:+UseSerialGC -cp "target/evenhand.jar:target/lib/*" \
    -Dlogback.configurationFile=bench/logback.xml bench/Audit.java "$work/data" "$number"
  python3 bench/measure.py "audit of $number decisions" ./evenhand audit --data-dir "$work/data" \
    --rulebook diversion --from 2026-08-24 --to 2026-11-21 --out "$work/report"
done
