"""Real names by lot: the seats of an invented Council dealt among the States that sit on the real one of that day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random

import msgspec
from msgspec.structs import replace

from game.council.membership import council_of, council_on, names_on
from game.engine.case import Case, Participant
from game.scenario.compile import digest
from game.scenario.composition import Almanac, almanac, president_in
from game.terms import MemberId

NOTICE = "interests dealt by lot; not these States' policy"
"""What the title says from then on, on every page and in every file that is written."""


def dealt(case: Case, seed: int, common: Path) -> Case:
    """Return the case with the names of the real Council of its first day, dealt by the seed.

    Permanent members get permanent seats, elected ones elected seats, and the President of that month the chair (rule
    18). Guests keep their invented names. Raises ValueError where the States are not all invented, or where the real
    Council of that day is unknown or of another size.
    """
    if not case.fictional:
        raise ValueError(f"{case.id} has real States, whose names are not dealt")
    known, day = almanac(common), date.fromisoformat(case.first_day)
    seats = _dealing(case, seed, known, day)
    names, articles = known.names, known.articles
    text = msgspec.json.encode(case).decode()
    spoken = {case.participant[old].name: _spoken(names[new], new in articles) for old, new in seats.items()}
    made = msgspec.json.decode(_replaced(text, {**seats, **spoken}).encode(), type=Case)
    borne = tuple(_named(each, names, articles) if each.id in seats.values() else each for each in made.participants)
    council = case.remit.council
    permanent = [seats[each] for each in council.permanent]
    held = council_of(seats.values(), permanent, council.votes_required, names=names_on(day, known.table))
    order = (*held.seats, *(each for each in made.setting.seats if each not in held.seats))
    made = replace(
        made,
        title=f"{case.title} ({NOTICE})",
        remit=replace(made.remit, council=held),
        setting=replace(made.setting, seats=order),
        profiles=tuple(sorted(made.profiles, key=lambda each: order.index(each.member))),
        participants=borne,
    )
    return replace(made, digest=digest(made))


def _dealing(case: Case, seed: int, known: Almanac, day: date) -> dict[MemberId, MemberId]:
    """Return the real State for each invented one."""
    real, council, dice = council_on(day, known.table), case.remit.council, Random(seed)
    chair, president = case.remit.presidents[0][1], president_in(case.first_day[:7], known)
    if (real.size, len(real.permanent)) != (council.size, len(council.permanent)):
        raise ValueError(f"{case.id} has another Council than that of {day}, which has {real.size} members")
    found: dict[MemberId, MemberId] = {}
    if president and (president in real.permanent) is (chair in council.permanent):
        found[chair] = president
    for permanent in (True, False):
        left = [each for each in real.seats if (each in real.permanent) is permanent and each not in found.values()]
        dice.shuffle(left)
        seats = (each for each in council.seats if (each in council.permanent) is permanent and each not in found)
        found.update(zip(seats, left, strict=True))
    return found


def _spoken(name: str, article: bool) -> str:
    return f"the {name}" if article else name


def _replaced(text: str, words: Mapping[str, str]) -> str:
    """Return the text with each of these words replaced where it stands alone; sentences still begin with a capital."""
    pattern = re.compile(rf"((?:^|[.:!?] |\")?)\b({'|'.join(map(re.escape, words))})\b")

    def changed(found: re.Match[str]) -> str:
        before, word = found[1], words[found[2]]
        return before + (word[0].upper() + word[1:] if before else word)

    return pattern.sub(changed, text)


def _named(each: Participant, names: Mapping[MemberId, str], articles: frozenset[MemberId]) -> Participant:
    """Return a participant under the name of its real State, with the flag that front ends have of it."""
    name = names[each.id]
    return replace(each, name=name, short=name, the=each.id in articles, capital=name, flag=None)
