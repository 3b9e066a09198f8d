#!/bin/sh
# A contact that opens four rulebooks beside one that asks a single one, both recorded over HTTP at 50
# contacts a second: p99 of each and their ratio. About two minutes. WARM_UP and SECONDS_EACH shorten
# or lengthen it.
exec "$(dirname -- "$0")/run.sh" RoutedBench "${WARM_UP:-15}" "${SECONDS_EACH:-30}"
