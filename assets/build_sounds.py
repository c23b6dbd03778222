"""Synthesises the sounds, with nothing but the standard library: `python assets/build_sounds.py`."""

import math
import random
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

RATE = 22_050
HERE = Path(__file__).parent
Wave = list[float]


def sampled(seconds: float, tone: Callable[[float], float]) -> Wave:
    """Return the tone, a function of the time in seconds, sampled from its start."""
    return [tone(sample / RATE) for sample in range(int(seconds * RATE))]


def partials(ratios: tuple[tuple[float, float, float], ...]) -> Callable[[float], float]:
    """Return a struck body: (hertz, loudness, decay a second) for each of its partials."""
    return lambda t: sum(loud * math.sin(math.tau * hertz * t) * math.exp(-decay * t) for hertz, loud, decay in ratios)


def smoothed(noise: Wave, weight: float) -> Wave:
    """Return the noise without its highest parts; the nearer the weight to 0, the duller."""
    level, out = 0.0, []
    for sample in noise:
        level += weight * (sample - level)
        out.append(level)
    return out


def in_room(dry: Wave, *, seconds: float, share: float) -> Wave:
    """Return the sound with a few dozen soft echoes, as a panelled room gives it back."""
    dice = random.Random(11)
    out = dry + [0.0] * int(seconds * RATE)
    for _ in range(36):
        delay = int(dice.uniform(0.012, seconds) * RATE)
        loud = share * math.exp(-4 * delay / RATE / seconds) * dice.choice((-1, 1)) * 0.35
        for place, sample in enumerate(dry):
            if place + delay < len(out):
                out[place + delay] += sample * loud
    return smoothed(out, 0.7)


def gavel() -> Wave:
    """Return two knocks of wood on wood."""
    knock = sampled(0.22, partials(((410, 1, 38), (620, 0.7, 52), (955, 0.5, 70), (1600, 0.3, 110))))
    knocks = [0.0] * int(0.6 * RATE)
    for start, loud in ((0.0, 0.9), (0.3, 1.0)):
        for place, sample in enumerate(knock):
            knocks[int(start * RATE) + place] += sample * loud
    return in_room(knocks, seconds=0.35, share=0.6)


def page() -> Wave:
    """Return a sheet being turned."""
    dice = random.Random(5)
    hiss = [
        dice.gauss(0, 1) * math.exp(-((((sample / RATE) - 0.14) / 0.08) ** 2)) for sample in range(int(0.36 * RATE))
    ]
    return [high - low for high, low in zip(hiss, smoothed(hiss, 0.25), strict=True)]


def bell() -> Wave:
    """Return the small bell that opens a phase."""
    return sampled(1.2, partials(((880, 1, 3), (1760, 0.5, 5), (2622, 0.3, 8), (3608, 0.15, 12))))


def chord() -> Wave:
    """Return the low chord under a veto."""
    tone = partials(((55, 1, 0.9), (82.4, 0.6, 1.1), (110, 0.5, 1.3), (116.5, 0.45, 1.4), (164.8, 0.25, 2)))
    return sampled(2.8, lambda t: tone(t) * min(1, t * 30) * min(1, (2.8 - t) * 2))


def write(name: str, sound: Wave, peak: float) -> None:
    """Write a sound as 16-bit mono, its loudest sample at the peak (0 to 1)."""
    loudest = max(abs(sample) for sample in sound)
    samples = array("h", (round(sample / loudest * peak * 32_767) for sample in sound))
    with wave.open(str(HERE / "sounds" / f"{name}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def main() -> None:
    """Write every sound."""
    (HERE / "sounds").mkdir(exist_ok=True)
    for name, sound, peak in (
        ("gavel", gavel(), 0.7),
        ("page", page(), 0.3),
        ("bell", bell(), 0.35),
        ("chord", chord(), 0.8),
    ):
        write(name, sound, peak)


if __name__ == "__main__":
    main()
