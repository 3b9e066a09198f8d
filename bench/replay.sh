#!/bin/sh
# Records the rulebooks' worked cases again and again, decides all of them again under their own revisions, which
# has to give the same bytes, and those of domestic-abuse under a threshold changed by one: bench/replay.sh
# [DECISIONS]. They are recorded in a folder of their own, which is removed at the end.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$home"
wanted=${1:-100000}
mvn -o -q -B -ntp -Dquick -Djacoco.skip=true -DskipTests package \
  dependency:copy-dependencies -DoutputDirectory=target/testlib >&2
"$home/evenhand" openapi >/dev/null # builds what is missing, so that no measurement includes it
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

java -Xmx1g -cp "target/test-classes:target/classes:target/testlib/*" evenhand.governance.bench.RecordedCases \
  "$folder/data" "$wanted" 2>"$folder/record.log" | grep '^Recorded' || { cat "$folder/record.log" >&2; exit 1; }

echo "== every decision under its own revision"
"$home/evenhand" replay --own --data-dir "$folder/data" >"$folder/own.log" 2>&1 || { cat "$folder/own.log" >&2; exit 1; }
grep -vE '^Replaying|^$|^\*|RUNS UNAPPROVED' "$folder/own.log"
decisions=$(sed -nE 's/^([0-9,]+) decisions in .*/\1/p' "$folder/own.log" | tr -d ,)
if [ "${decisions:-0}" -lt "$wanted" ]; then
  echo "bench/replay.sh: ${decisions:-no} decisions, not $wanted" >&2
  exit 1
fi

echo "== domestic-abuse with da_high_count 13 in place of 14"
mkdir "$folder/rules"
cp -R "$home/rules/domestic-abuse" "$home/rules/shared" "$folder/rules/"
sed -i 's/value: 14, source: SL-MARAC/value: 13, source: SL-MARAC/' "$folder/rules/domestic-abuse/parameters.yml"
"$home/evenhand" replay --rulebook domestic-abuse --revision "$folder/rules/domestic-abuse" \
  --data-dir "$folder/data" 2>&1 | grep -vE '^Replaying'
