"""Runs a command on so many entries: prints entries a second, seconds and peak memory."""
import resource
import subprocess
import sys
import time

begun = time.monotonic()
status = subprocess.call(sys.argv[2:], stdout=subprocess.DEVNULL)
seconds = time.monotonic() - begun
if status:
    sys.exit("the command failed with exit status %d: nothing was measured" % status)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print("%.0f entries a second, %.1f s, peak %.0f MB" % (int(sys.argv[1]) / seconds, seconds, peak))
