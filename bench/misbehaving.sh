#!/bin/sh
# Honest callers at 20 decisions a second, alone and beside callers who flood, ask for what is dear, invent tokens,
# dawdle, sit idle or send huge bodies; how many times longer the honest 99th percentile becomes. Fails where it more
# than doubles or an honest call does. So many seconds each, ten times: bench/misbehaving.sh [SECONDS].
exec "$(dirname -- "$0")/run.sh" MisbehavingBench "${1:-20}"
