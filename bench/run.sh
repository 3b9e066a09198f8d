#!/bin/sh
# Compiles the benchmarks and runs one: bench/run.sh CLASS [ARGUMENT...]. Loads this machine only.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
class=$1
shift

"$home/evenhand" openapi >/dev/null # builds what is missing, so that no measurement includes it
mkdir -p "$home/target/bench"
javac -d "$home/target/bench" "$home"/bench/java/bench/*.java

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
java -Xmx256m -XX:+UseSerialGC -cp "$home/target/bench" "bench.$class" "$home" "$folder" "$@"
