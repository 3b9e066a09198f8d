#!/bin/sh
# Measures the ledger. Usage: bench/ledger/run.sh kill|verifier|sealing
# Needs compiled tests and their class path: mvn -q test-compile dependency:copy-dependencies
#   -DoutputDirectory=target/testlib
set -eu
cd "$(dirname -- "$0")/../.."
classes="target/test-classes:target/classes:target/testlib/*"
case ${1:-} in
  kill)
    # Each of 12 points of sealing, 20 times: prints kills, acknowledged, lost, slowest restart.
    mvn -o -q -Djacoco.skip=true -Dit.test=KillIT -Devenhand.kill.rounds="${2:-20}" \
      failsafe:integration-test failsafe:verify ;;
  verifier)
    # A log of a million entries of a decision's size: prints entries a second and peak memory.
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    key=$(java -Xmx1g -cp "$classes" evenhand.ledger.bench.LargeExport "$folder/log" "${2:-1000000}")
    sync
    for run in 1 2 3; do
      /usr/bin/env python3 bench/ledger/measure.py "${2:-1000000}" \
        java -Xmx384m -XX:+UseSerialGC -cp "$classes" evenhand.ledger.verify.Main "$folder/log" --key "$key"
    done ;;
  sealing)
    # Throughput with sealing on beside off, and the lag at 50 decisions a second.
    java -Xmx1g -cp "$classes" evenhand.ledger.bench.SealingBench "${2:-20}" ;;
  *)
    echo "usage: $0 kill|verifier|sealing" >&2
    exit 2 ;;
esac
