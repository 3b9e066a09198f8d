#!/bin/sh
# How soon the service is ready, and the memory that Java holds then and after a burst of load.
exec "$(dirname -- "$0")/run.sh" StartBench
