#!/bin/sh
# Records invented contacts, decides all of them again under their own revisions, which has to give the same
# bytes, and those of domestic-abuse under a threshold changed by one: bench/replay.sh [CONTACTS]. The contacts
# are recorded in a folder of their own, which is removed at the end.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
contacts=${1:-100000}
"$home/evenhand" openapi >/dev/null # builds what is missing, so that no measurement includes it
folder=$(mktemp -d)
demo=
stop() { [ -z "$demo" ] || { kill "$demo" 2>/dev/null && wait "$demo" || true; }; rm -rf "$folder"; }
trap stop EXIT
trap 'exit 130' INT TERM

"$home/evenhand" demo --port 0 --contacts "$contacts" --data-dir "$folder/data" 2>"$folder/demo.log" &
demo=$!
until grep -q 'All of the demonstration' "$folder/demo.log"; do
  kill -0 "$demo" 2>/dev/null || { cat "$folder/demo.log" >&2; exit 1; }
  sleep 1
done
grep -E 'Recorded [0-9]+ invented' "$folder/demo.log"
kill "$demo" && wait "$demo" || true
demo=

echo "== every decision under its own revision"
"$home/evenhand" replay --own --data-dir "$folder/data" >"$folder/own.log" 2>&1 || { cat "$folder/own.log" >&2; exit 1; }
grep -vE '^Replaying|^$|^\*|RUNS UNAPPROVED' "$folder/own.log"
decisions=$(sed -nE 's/^([0-9,]+) decisions in .*/\1/p' "$folder/own.log" | tr -d ,)
if [ "$#" -eq 0 ] && [ "${decisions:-0}" -lt 100000 ]; then
  echo "bench/replay.sh: ${decisions:-no} decisions; what is claimed is of at least 100,000" >&2
  exit 1
fi

echo "== domestic-abuse with da_high_count 13 in place of 14"
mkdir "$folder/rules"
cp -R "$home/rules/domestic-abuse" "$home/rules/shared" "$folder/rules/"
sed -i 's/value: 14, source: SL-MARAC/value: 13, source: SL-MARAC/' "$folder/rules/domestic-abuse/parameters.yml"
"$home/evenhand" replay --rulebook domestic-abuse --revision "$folder/rules/domestic-abuse" \
  --data-dir "$folder/data" 2>&1 | grep -vE '^Replaying'
