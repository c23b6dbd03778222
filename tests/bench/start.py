"""How long it takes from the start of the process to the first frame of the window."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
TIMES = 5


def first_frame() -> float:
    """Return the seconds until the window, told to leave after its first frame, has shown it."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "HORSESHOE_FIRST_FRAME": "1"}
    begun = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "game"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        shown = process.stdout.readline()
        taken = perf_counter() - begun
        process.wait(60)
    if not shown.startswith(b"first frame"):
        raise SystemExit("the window did not say that it has shown its first frame")
    return taken


def main() -> None:
    first_frame()  # the files are read from the disk once
    taken = median(first_frame() for _ in range(TIMES))
    if "--json" in sys.argv[1:]:
        print(json.dumps({"first_frame_s": round(taken, 3)}))
    else:
        print(f"first frame after {taken:.2f} s (at most 1.5)")


if __name__ == "__main__":
    main()
