"""What a game with delegations alone takes, from process start to its last line."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
TIMES = 3


def watched(seed: int) -> float:
    """Return the seconds that one watch takes."""
    begun = perf_counter()
    command = [sys.executable, "-m", "game", "watch", "minsk-2022", "--seed", str(seed)]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True, timeout=120)
    return perf_counter() - begun


def main() -> None:
    taken = [watched(seed) for seed in range(1 if "--once" in sys.argv[1:] else TIMES)]
    figures = {"watch_s": round(median(taken), 3), "slowest_s": round(max(taken), 3)}
    print(json.dumps(figures) if "--json" in sys.argv[1:] else f"a watch takes {figures['watch_s']} s (at most 5)")


if __name__ == "__main__":
    main()
