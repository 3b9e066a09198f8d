"""Runs a command: prints its seconds, its peak memory, and what it says about its counting alone."""
import resource
import subprocess
import sys
import time

label, command = sys.argv[1], sys.argv[2:]
begun = time.monotonic()
done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
seconds = time.monotonic() - begun
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
counted = [line for line in done.stderr.splitlines() if line.startswith("counted")]
print(f"{label:34s} {seconds:7.1f} s  peak {peak:5d} MB  {' '.join(counted)}", flush=True)
if done.returncode:
    sys.exit(done.stderr)
