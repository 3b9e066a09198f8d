#!/bin/sh
# Builds this commit twice, in two folders of different names, and compares what comes out byte by byte:
# bench/reproducible.sh. Exits with 1 where anything differs.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for build in one two-with-a-longer-name; do
  git clone -q "$home" "$folder/$build"
  (cd "$folder/$build" && mvn -B -ntp -q -DskipTests -Dspotbugs.skip package)
  (cd "$folder/$build/target" && sha256sum evenhand.jar evenhand-verify.jar bom.json lib/*.jar) >"$folder/$build.sums"
done
git -C "$home" log -1 --format='commit %h'
if cmp -s "$folder/one.sums" "$folder/two-with-a-longer-name.sums"; then
  echo "two builds, $(wc -l <"$folder/one.sums") files, all the same:"
  head -3 "$folder/one.sums"
else
  echo "the builds differ:"
  diff "$folder/one.sums" "$folder/two-with-a-longer-name.sums"
  exit 1
fi
