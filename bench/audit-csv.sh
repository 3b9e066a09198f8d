#!/bin/sh
# Counts a table of 10 million rows with audit-csv and, in the same run, merely reads the same file
# line by line; prints seconds and peak memory of both. Everything lies in a temporary folder.
#
#   bench/audit-csv.sh [ROWS] [SEED]
#
# EVENHAND names the command to measure (default ./evenhand), for instance a java command line.
set -eu
rows=${1:-10000000}
seed=${2:-1}
here=$(cd "$(dirname "$0")/.." && pwd)
evenhand=${EVENHAND:-$here/evenhand}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/spec.yml" <<'SPEC'
title: Invented decisions for a benchmark
where: {column: kind, in: [P, PV]}
group:
  column: sde
  scheme: 18A-to-5
  missing: ["", NS]
  fallback: ode
  comparator: White
decision_points:
  - id: selected
    column: result
    selected: [CR]
    adverse: false
    strata:
      - {columns: [object, age, sex], status: legitimate}
SPEC

echo "writing $rows invented rows (seed $seed)"
awk -v rows="$rows" -v seed="$seed" 'BEGIN {
  srand(seed)
  g = split("W1 W1 W1 W1 W2 W9 B1 B2 B9 A1 A2 A3 M1 M9 O9 NS", sde, " ")
  o = split("White Black Asian Other", ode, " ")
  a = split("10-17 18-24 25-34 over_34", age, " ")
  b = split("drugs weapons stolen evidence firearms", object, " ")
  r = split("NFA NFA NFA NFA NFA NFA NFA ARREST CR PND", result, " ")
  print "id,when,kind,sex,age,sde,ode,object,result"
  for (i = 1; i <= rows; i++)
    printf "%d,2026-%02d-%02dT%02d:00,%s,%s,%s,%s,%s,%s,%s\n", i, 1 + i % 12, 1 + i % 28, i % 24,
      rand() < .9 ? "P" : "V", rand() < .9 ? "M" : "F", age[1 + int(rand() * a)],
      sde[1 + int(rand() * g)], ode[1 + int(rand() * o)], object[1 + int(rand() * b)],
      result[1 + int(rand() * r)]
}' > "$work/table.csv"

cat > "$work/ReadLines.java" <<'JAVA'
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;

public class ReadLines {
  public static void main(String[] arguments) throws Exception {
    long lines = 0;
    try (BufferedReader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      while (reader.readLine() != null) {
        lines++;
      }
    }
    System.out.println(lines + " lines");
  }
}
JAVA
javac -d "$work" "$work/ReadLines.java"

measure() { python3 "$here/bench/measure.py" "$@"; }

bytes=$(wc -c < "$work/table.csv")
echo "file: $((bytes / 1000000)) MB"
head -n "$((rows / 10 + 1))" "$work/table.csv" > "$work/tenth.csv"
cat "$work/table.csv" > /dev/null
audit() {
  # EVENHAND may be a command line of several words.
  # shellcheck disable=SC2086
  measure "$1" $evenhand audit-csv --spec "$work/spec.yml" --data "$2" --out "$work/report"
}
$evenhand audit-csv --help > /dev/null 2>&1 || true
for run in 1 2 3; do
  echo "run $run"
  measure "bare read, line by line" java -XX:+UseSerialGC -Xmx256m -cp "$work" ReadLines "$work/table.csv"
  audit "audit-csv" "$work/table.csv"
done
audit "audit-csv, a tenth of the rows" "$work/tenth.csv"
