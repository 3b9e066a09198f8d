#!/bin/sh
# Measures the ledger. Usage: bench/ledger/run.sh kill|flips|verifier|sealing [NUMBER]
# Builds what it needs, and loads this machine only.
set -eu
cd "$(dirname -- "$0")/../.."
classes="target/test-classes:target/classes:target/testlib/*"

build() {
  mvn -o -q -B -ntp -Dquick -Djacoco.skip=true -DskipTests package \
    dependency:copy-dependencies -DoutputDirectory=target/testlib >&2
}

# One integration test, enlarged by a system property.
enlarged() {
  mvn -o -q -B -ntp -Dquick -Djacoco.skip=true -Dit.test="$1" "$2" \
    test-compile failsafe:integration-test failsafe:verify
}

case ${1:-} in
  kill)
    # Each of 12 points of sealing, 20 times: prints kills, acknowledged, lost, slowest restart.
    enlarged KillIT -Devenhand.kill.rounds="${2:-20}" ;;
  flips)
    # Every byte of every file of a log of 300 entries, one at a time: prints the count.
    enlarged 'TamperingIT#everyFlippedByteOfEveryFileIsNoticed' -Devenhand.flip.step="${2:-1}" ;;
  verifier)
    # A log of a million entries of a decision's size: prints entries a second and peak memory.
    build
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    key=$(java -Xmx1g -cp "$classes" evenhand.ledger.bench.LargeExport "$folder/log" "${2:-1000000}")
    sync
    for run in 1 2 3; do
      python3 bench/ledger/measure.py "${2:-1000000}" \
        java -Xmx384m -XX:+UseSerialGC -jar target/evenhand-verify.jar "$folder/log" --key "$key"
    done ;;
  sealing)
    # Throughput with sealing on beside off, and the lag at 50 decisions a second.
    build
    java -Xmx1g -cp "$classes" evenhand.ledger.bench.SealingBench "${2:-20}" ;;
  *)
    echo "usage: $0 kill|flips|verifier|sealing [NUMBER]" >&2
    exit 2 ;;
esac
