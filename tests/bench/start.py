"""How long it takes from the start of the process to the first frame of the window, on a driver without a screen."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
TIMES = 5

# The command as it is, in a process that leaves with the first frame.
PROGRAM = """
import os, sys
import pygame
flip = pygame.display.flip
def shown():
    flip()
    os.write(1, b"first frame")
    os._exit(0)
pygame.display.flip = shown
from game.cli import main
sys.argv = ["horseshoe"]
main()
"""


def first_frame() -> float:
    """Return the seconds from process start until the first frame has been shown."""
    drivers = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    begun = perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, **drivers},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    taken = perf_counter() - begun
    if not run.stdout.endswith(b"first frame"):
        raise SystemExit(f"no frame was shown: {run.stderr.decode(errors='replace').strip()}")
    return taken


def main() -> None:
    first_frame()  # the files are read from the disk once
    taken = median(first_frame() for _ in range(1 if "--once" in sys.argv[1:] else TIMES))
    if "--json" in sys.argv[1:]:
        print(json.dumps({"first_frame_s": round(taken, 3)}))
    else:
        print(f"first frame after {taken:.2f} s (at most 1.5)")


if __name__ == "__main__":
    main()
