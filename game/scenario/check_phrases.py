"""Checks of the phrase bank: keys that somebody can say, and gaps that the game can fill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from game.council.acts import PointGround, Why
from game.council.voting import Ballot
from game.scenario.faults import Fault
from game.scenario.folder import Steps
from game.scenario.scene import Scene
from game.spelling import nearest

REGISTERS = ("measured", "firm", "grave")
BALLOTS = (*(each.value for each in Ballot if each is not Ballot.ABSENT), "undeclared")
_WHY = tuple(why.value for why in Why)
CONFIDENCES = ("possible", "likely", "certain")
_GAP = re.compile(r"\{([^{}]*)\}|[{}]")
_MOMENTS = ("opening", "agenda", "invitation", "vote", "closing", "suspension")
_POINT = ("president", "self", "item", "date", "indicator")


class Kind(Struct, frozen=True):
    """What may follow a key's first word: an id of one of `subjects`, then one of `ends`; and the gaps of its texts.

    `bare` says that the first word may stand alone; the gap `indicator` stands for every indicator's id.
    """

    gaps: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    bare: bool = True


KINDS: dict[str, Kind] = {
    "greeting": Kind(("president",), ends=("chair", "invited")),
    "opener": Kind(("self",), ends=(*REGISTERS, "act")),
    "answer": Kind(("speaker",), ends=("agreeing", "accepting", "refusing")),
    "closer": Kind(_POINT),
    "closing": Kind(),
    "reply": Kind(("speaker",)),
    "answered-by-silence": Kind(("speaker",)),
    "confidence": Kind(ends=CONFIDENCES, bare=False),
    "stating": Kind((*_POINT, "issue", "end", "minus", "plus"), ("issue",), ("minus", "middle", "plus"), bare=False),
    "accusing": Kind((*_POINT, "charge", "target", "confidence", "evidence", "stake"), ("charge",), CONFIDENCES),
    "evidence": Kind((*_POINT, "charge", "target", "speaker", "evidence"), ("evidence",)),
    "denying": Kind((*_POINT, "charge", "subject", "speaker", "target", "due"), ("charge",)),
    "rebutting": Kind((*_POINT, "charge", "subject", "speaker", "target", "due", "evidence"), ("charge",)),
    "foretold": Kind((*_POINT, "charge", "speaker", "target"), ends=("denying", "rebutting"), bare=False),
    "demanding": Kind((*_POINT, "demand", "target", "due"), ("demand",)),
    "offering": Kind((*_POINT, "offer", "target", "due"), ("offer",)),
    "circulating": Kind((*_POINT, "evidence", "charge", "target"), ("evidence",)),
    "prebutting": Kind((*_POINT, "charge", "target"), ("charge",)),
    "accepting": Kind((*_POINT, "subject", "demand", "offer", "speaker", "target", "due"), ("demand", "offer")),
    "refusing": Kind((*_POINT, "subject", "demand", "offer", "speaker", "target", "due"), ("demand", "offer")),
    "explain": Kind(("draft", "paragraph", "reason", "welcome", "reserve"), ends=BALLOTS, bare=False),
    "reason": Kind(("draft", "number", "paragraph", "member", "issue"), ends=_WHY, bare=False),
    "briefer": Kind(("date", "indicator"), ("briefer",), bare=False),
    "point_of_order": Kind(("ground",), ends=tuple(ground.value for ground in PointGround)),
    "ruling": Kind(("ground",), ends=("upheld", "not_upheld"), bare=False),
    "president": Kind(("meeting", "date", "item", "president", "names", "subject"), ends=_MOMENTS, bare=False),
}


def phrases(scene: Scene) -> Iterator[Fault]:
    """Find phrases that nobody can say, gaps that nothing fills, and texts that come twice."""
    seen: set[tuple[str, str]] = set()
    spelt: tuple[str, ...] = ()
    indicators = scene.known["indicator"]
    pledges = {each.id for each in scene.scenario.offers if not each.to}
    for place, phrase in enumerate(scene.scenario.phrases):
        path: Steps = ("phrases", place)
        parts = phrase.key.split("/")
        if len(parts) > 1 and parts[-1] in scene.known["seat"]:
            parts = parts[:-1]
        if not _reachable(parts, scene):
            spelt = spelt or _spelt(scene)
            hint = partial(nearest, phrase.key, spelt)
            yield scene.fault((*path, "key"), "C021", f"nothing in the game is said as '{phrase.key}'", hint=hint)
        if not phrase.texts:
            yield scene.fault((*path, "texts"), "C022", f"the phrase '{phrase.key}' has no texts")
        kind = KINDS.get(parts[0])
        known = _filled(kind, indicators) if kind else None
        if known is not None and parts[0] == "offering" and parts[1:2] and parts[1] in pledges:
            known -= {"target"}
        for number, text in enumerate(phrase.texts):
            at = (*path, "texts", number)
            if (phrase.key, text) in seen:
                yield scene.fault(at, "C022", f"this text stands twice under '{phrase.key}'")
            seen.add((phrase.key, text))
            if known is not None:
                yield from _gaps(scene, at, text, known)


def _filled(kind: Kind, indicators: frozenset[str]) -> frozenset[str]:
    return indicators.union(kind.gaps) if "indicator" in kind.gaps else frozenset(kind.gaps)


def briefings(scene: Scene) -> Iterator[Fault]:
    """Find gaps of briefers' sentences that no indicator fills."""
    for place, briefer in enumerate(scene.scenario.briefers):
        for number, sentence in enumerate(briefer.says):
            path: Steps = ("briefers", place, "says", number, "text")
            yield from _gaps(scene, path, sentence.text, scene.known["indicator"] | {"date"})


def _gaps(scene: Scene, path: Steps, text: str, known: frozenset[str]) -> Iterator[Fault]:
    if "{" not in text and "}" not in text:
        return
    for found in _GAP.finditer(text):
        gap = found.group(1)
        if gap is None:
            yield scene.inside(path, found.start(), "C020", "a brace stands alone; gaps are written {target}")
        elif gap not in known:
            message = f"nothing fills the gap '{{{gap}}}' here"
            yield scene.inside(path, found.start(), "C020", message, hint=partial(nearest, gap, known))


def _reachable(parts: list[str], scene: Scene) -> bool:
    kind = KINDS.get(parts[0])
    if kind is None:
        return False
    rest = parts[1:]
    if not rest:
        return kind.bare
    if kind.subjects:
        if not any(rest[0] in scene.known[noun] for noun in kind.subjects):
            return False
        rest = rest[1:]
    return not rest or (len(rest) == 1 and rest[0] in kind.ends)


def _spelt(scene: Scene) -> tuple[str, ...]:
    spelt: list[str] = []
    for head, kind in KINDS.items():
        subjects = [f"{head}/{each}" for noun in kind.subjects for each in sorted(scene.known[noun])]
        stems = subjects if kind.subjects else [head]
        spelt += [head] if kind.bare else []
        spelt += stems
        spelt += [f"{stem}/{end}" for stem in stems for end in kind.ends]
    return tuple(spelt)
