"""The roster: who holds each seat. Persons (p1, p2 and so on) hold it; if nobody does, a delegation leads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from game.terms import MemberId

Person = str
"""The id of a person: p1, p2 and so on. A journal holds no names of persons (see `people.py`)."""
PLAYER: Person = "p1"
"""The person who plays alone, in a window or a terminal."""
MOST_PERSONS = 100
"""The most persons who hold one seat."""
SKILL = 1
"""The default skill of the delegations that lead seats."""
SKILLS = (0, 1, 2)
"""Beginner, middle and seasoned."""
_PERSON = re.compile(r"p[1-9][0-9]{0,5}")


class Holder(Struct, frozen=True):
    """The holder of a seat. The first of its persons acts for it; without any, a delegation of `skill` leads it."""

    persons: tuple[Person, ...] = ()
    skill: int = SKILL

    @property
    def leader(self) -> Person:
        """Return the person who acts for the seat, or "" if a delegation does."""
        return self.persons[0] if self.persons else ""


Roster = Mapping[MemberId, Holder]
"""The holder of each seat of a game."""


def roster_of(seats: Iterable[MemberId], held: Mapping[MemberId, Person] = {}, skill: int = SKILL) -> Roster:
    """Return the roster in which persons hold the seats of `held` and delegations of `skill` lead the others."""
    return {seat: Holder((held[seat],) if seat in held else (), skill) for seat in seats}


def odd_roster(roster: Roster) -> str:
    """Return a sentence on the first holder in a roster that nobody could have become, or ""."""
    for seat, holder in roster.items():
        persons = holder.persons
        if len(persons) > MOST_PERSONS:
            return f"{len(persons):,} persons hold the seat of {seat[:40]}, and at most {MOST_PERSONS} can"
        if len(persons) != len(set(persons)) or not all(is_person(each) for each in persons):
            return f"the seat of {seat[:40]} is held by no person, or twice by one: persons are p1, p2 and so on"
    return ""


def taken(roster: Roster, seat: MemberId, person: Person) -> Roster:
    """Return the roster after a person has taken a seat, as the last of its holders.

    Raises ValueError for an unknown seat, a malformed person, a person who holds the seat already, and one too many.
    """
    holder = holder_of(roster, seat)
    if not is_person(person):
        raise ValueError(f"persons are called p1, p2 and so on, and none is called '{person[:40]}'")
    if person in holder.persons:
        raise ValueError(f"{person} holds the seat of {seat} already")
    if len(holder.persons) >= MOST_PERSONS:
        raise ValueError(f"{MOST_PERSONS} persons hold the seat of {seat}, and no more can")
    return {**roster, seat: replace(holder, persons=(*holder.persons, person))}


def released(roster: Roster, seat: MemberId, person: Person) -> Roster:
    """Return the roster after a person has left a seat; raise ValueError if the person does not hold it."""
    holder = holder_of(roster, seat)
    if person not in holder.persons:
        raise ValueError(f"{person} does not hold the seat of {seat}")
    return {**roster, seat: replace(holder, persons=tuple(each for each in holder.persons if each != person))}


def led_by(roster: Roster, seat: MemberId, person: Person) -> Roster:
    """Return the roster after a person leads a seat, before the others who hold it; raise ValueError as `released`."""
    persons = released(roster, seat, person)[seat].persons
    return {**roster, seat: replace(roster[seat], persons=(person, *persons))}


def skilled(roster: Roster, seat: MemberId, skill: int) -> Roster:
    """Return the roster with delegations of this skill for a seat; raise ValueError for an unknown seat or skill."""
    if skill not in SKILLS:
        raise ValueError(f"a delegation has a skill of {', '.join(map(str, SKILLS))}, and not of {skill}")
    return {**roster, seat: replace(holder_of(roster, seat), skill=skill)}


def seats_of(roster: Roster, person: Person) -> tuple[MemberId, ...]:
    """Return the seats that a person holds, in the order of the seats."""
    return tuple(seat for seat, holder in roster.items() if person in holder.persons)


def held_seats(roster: Roster) -> tuple[MemberId, ...]:
    """Return the seats that persons hold, in the order of the seats. No delegation leads these."""
    return tuple(seat for seat, holder in roster.items() if holder.persons)


def is_person(name: str) -> bool:
    """Return whether a text is a person's id in a journal: p1, p2 and so on."""
    return isinstance(name, str) and _PERSON.fullmatch(name) is not None


def holder_of(roster: Roster, seat: MemberId) -> Holder:
    """Return the holder of a seat; raise ValueError if there is no such seat."""
    if not isinstance(seat, str) or seat not in roster:
        name = seat[:40] if isinstance(seat, str) else "that is no text"
        raise ValueError(f"there is no seat {name}; the seats are {', '.join(roster)}")
    return roster[seat]
