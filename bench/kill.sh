#!/bin/sh
# Kills the service under load, then PostgreSQL under load (kill -9), 20 times each, and asks for
# every acknowledged decision afterwards. Exit status 1 where one is lost or there twice.
exec "$(dirname -- "$0")/run.sh" KillBench "${ROUNDS:-20}"
