#!/bin/sh
# Recorded decisions over HTTP at 1, 8 and 32 connections beside pgbench inserting rows of the same
# size, and at 50 requests a second. About three minutes. Needs psql and pgbench (Debian:
# postgresql). WARM_UP and SECONDS_EACH shorten or lengthen it.
exec "$(dirname -- "$0")/run.sh" HttpBench "${WARM_UP:-30}" "${SECONDS_EACH:-15}"
