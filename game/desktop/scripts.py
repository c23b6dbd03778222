"""How a line of several scripts is laid out: which face has its letters, which way they run, what stands for the rest.

This is the part of Unicode's Annex 9 that a line needs in which nobody has set a direction by hand: two levels below
the line's own, numbers among them. Places in a text are counted in letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_NUMBERS = ("EN", "AN")
_BETWEEN = ("ES", "CS", "ET")
"""What stands between the digits of one number or at its end."""
_JOINERS = "\u200c\u200d"
_SCRIPTS = {"DEVANAGARI": "Deva", "ARABIC": "Arab", "HEBREW": "Hebr"}
Covers = Callable[[str], bool]


@lru_cache(maxsize=4096)
def _class(letter: str) -> str:
    return unicodedata.bidirectional(letter)


@lru_cache(maxsize=4096)
def _category(letter: str) -> str:
    return unicodedata.category(letter)[0]


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


class Run(Struct, frozen=True):
    """A part of a line that is lettered at once: from `start` to before `stop`, shown as `shown`.

    `face` is the place of the face among those asked, `script` its code of ISO 15924 where its letters join or move.
    """

    start: int
    stop: int
    shown: str
    face: int = 0
    leftward: bool = False
    script: str = ""

    @property
    def replaced(self) -> bool:
        """Return whether something else stands for letters that no face has."""
        return self.face < 0


def clings(text: str, place: int) -> bool:
    """Return whether the letter at a place is one with the one before it: a mark, a joiner or what is joined by it."""
    if not 0 < place < len(text):
        return False
    letter, before = text[place], text[place - 1]
    if letter in _JOINERS or _category(letter) == "M" or "\U0001f3fb" <= letter <= "\U0001f3ff":
        return True
    return before == "\u200d" and ord(letter) > 0x2000


def plain(text: str) -> bool:
    """Return whether a text runs from left to right throughout and nothing in it joins."""
    return all(letter < "\u0590" or "\u1e00" <= letter <= "\u2bff" for letter in text) and not (
        "\u200c" in text or "\u200d" in text
    )


def unseen(text: str, faces: Sequence[Covers]) -> str:
    """Return the letters of a text that no face has, each once."""
    missing = dict.fromkeys(letter for letter in text if not _has(letter, faces))
    return "".join(letter for letter in missing if not _modifies(letter) or len(missing) == 1)


def runs(text: str, faces: Sequence[Covers]) -> tuple[Run, ...]:
    """Return the runs of a line from left to right as they are seen."""
    face, script, levels = _faces(text, faces), _scripts(text), _levels(text)
    places = groupby(range(len(text)), key=lambda n: (levels[n], face[n], script[n]))
    found: list[tuple[int, Run]] = []
    for (level, number, code), group in places:
        within = list(group)
        start, stop = within[0], within[-1] + 1
        shown = text[start:stop] if number >= 0 else _standing_for(text[start:stop])
        found.append((level, Run(start, stop, shown, number, level % 2 == 1 and number >= 0, code)))
    for level in range(max(levels, default=0), 0, -1):
        found = _turned(found, level)
    return tuple(run for _, run in found)


def _turned(found: list[tuple[int, Run]], level: int) -> list[tuple[int, Run]]:
    """Return the runs with each row of those at the level or above in the other order (Annex 9, L2)."""
    turned: list[tuple[int, Run]] = []
    for high, group in groupby(found, key=lambda each: each[0] >= level):
        row = list(group)
        turned += reversed(row) if high else row
    return turned


def _levels(text: str) -> list[int]:
    """Return the level of each letter: even ones run to the right, odd ones to the left."""
    kinds = _kinds(text)
    base = next((kind for kind in kinds if kind in "LR"), "L")
    kinds = _neutrals(kinds, base)
    by_kind = {"L": 0, "R": 1, "N": 2} if base == "L" else {"L": 2, "R": 1, "N": 2}
    return [by_kind[kind] for kind in kinds]


def _kinds(text: str) -> list[str]:
    """Return for each letter whether it runs left ("R") or right ("L"), is of a number among such, or is neither."""
    kinds: list[str] = []
    strong = ""
    for letter in text:
        kind = _class(letter)
        if kind in _STRONG:
            strong = _STRONG[kind]
            kinds.append(strong)
        elif kind in _NUMBERS:
            kinds.append("N" if strong == "R" or kind == "AN" else "L" if strong else "N")
        elif kind in ("NSM", "BN") and kinds:
            kinds.append(kinds[-1])
        else:
            kinds.append("-" if kind in _BETWEEN else " ")
    for place in range(1, len(kinds) - 1):
        if kinds[place] == "-" and kinds[place - 1] == kinds[place + 1] == "N":
            kinds[place] = "N"
    return kinds


def _neutrals(kinds: list[str], base: str) -> list[str]:
    """Return the kinds with each row of neutral signs as what stands on both sides of it, or as the line (N1, N2)."""
    found: list[str] = []
    rows = [(kind == " ", list(row)) for kind, row in groupby(" " if each == "-" else each for each in kinds)]
    for place, (neutral, row) in enumerate(rows):
        if not neutral:
            found += row
            continue
        before = _side(rows[place - 1][1][-1]) if place else base
        after = _side(rows[place + 1][1][0]) if place + 1 < len(rows) else base
        found += [before if before == after else base] * len(row)
    return found


def _side(kind: str) -> str:
    return "R" if kind == "N" else kind


def _faces(text: str, faces: Sequence[Covers]) -> list[int]:
    """Return the face of each letter: that of the one before where it clings to it, else the first that has it."""
    found: list[int] = []
    for place, letter in enumerate(text):
        last = found[-1] if found else -1
        stays = last >= 0 and faces[last](letter)
        joins = clings(text, place) and (stays or letter in _JOINERS)
        if joins or (letter == " " and last > 0 and stays):
            found.append(last)
        else:
            found.append(next((n for n, covers in enumerate(faces) if covers(letter)), -1))
    return found


def _has(letter: str, faces: Sequence[Covers]) -> bool:
    return letter in _JOINERS or any(covers(letter) for covers in faces)


def _scripts(text: str) -> list[str]:
    """Return the code of the script of each letter, where the script joins or moves its letters; spaces go with it."""
    found: list[str] = []
    for letter in text:
        if letter < "\u0590":
            found.append(found[-1] if found and _category(letter) in "ZPN" else "")
        elif letter in _JOINERS or _category(letter) in "ZP":
            found.append(found[-1] if found else "")
        else:
            found.append(_SCRIPTS.get(_script(letter), ""))
    return found


def _standing_for(text: str) -> str:
    """Return what is shown for letters that no face has: of which script they are, or what the sign is called."""
    named = dict.fromkeys(_called(letter) for letter in text if not _modifies(letter))
    return "[" + ", ".join(named or (_called(text[0]),)) + "]"


def _modifies(letter: str) -> bool:
    """Return whether a letter says nothing alone, and only changes how a sign beside it looks: an emoji's, mostly."""
    return letter in _JOINERS or "\ufe00" <= letter <= "\ufe0f" or "\U0001f3fb" <= letter <= "\U0001f3ff"


def _called(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if not name:
        return f"U+{ord(letter):04X}"
    if _category(letter) in "LMN":
        script = name.partition(" ")[0]
        return f"{script if script == 'CJK' else script.capitalize()} letters"
    return name.lower()
