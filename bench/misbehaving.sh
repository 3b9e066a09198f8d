#!/bin/sh
# Honest callers at 20 decisions a second, alone and beside callers who flood, ask for what is dear, invent tokens,
# dawdle, sit idle or send huge bodies; how many times longer the honest 99th percentile becomes. Fails where it more
# than doubles or an honest call does. Each row twice; the first, before the compiler has seen the deed, is not judged.
# So many seconds each time, 21 times in all: bench/misbehaving.sh [SECONDS].
exec "$(dirname -- "$0")/run.sh" MisbehavingBench "${1:-30}"
