#!/bin/sh
# Honest callers at 20 decisions a second, alone and beside callers who flood, invent tokens, dawdle or send huge
# bodies; how many times longer the honest 99th percentile becomes. About three minutes: bench/misbehaving.sh [SECONDS].
exec "$(dirname -- "$0")/run.sh" MisbehavingBench "${1:-20}"
