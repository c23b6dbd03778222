"""What a seat does in confidence: calls between ministers, meetings of a group, soundings and agreements."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from game.delegations.situation import Option, Situation
from game.delegations.tally import Tally
from game.delegations.understandings import AGREEING
from game.delegations.weighing import HOUR, option
from game.delegations.word import keeping
from game.terms import MemberId
from game.world.access import regained
from game.world.acts import (
    MeetGroup,
    SoundOut,
    Telephone,
    TestParagraph,
)
from game.world.corridor import HOURS

DISCREET = 0.4
"""What a call is worth besides its effect on relations: nobody sees it."""
LEARNED = 0.5
"""What it is worth to learn in confidence where another's red line runs, or how much a paragraph matters to it."""


def _telephones(s: Situation) -> list[Option]:
    """Return calls between ministers: to win back access to a capital, for instructed relations, or by inclination."""
    sociable = s.inclined(f"calls/{s.briefing.hours}", 0.15)
    options = []
    for act in s.offered(Telephone):
        opens = regained(s.affairs.world, s.setting, s.briefing.day, s.member, act.member) > 0.0
        if not (opens or sociable or s.instructed_on(act.member)):
            continue
        made = Tally(s)
        made.done(act)
        made.doors()
        if sociable:
            made.term("unseen by all others", DISCREET * (0.5 + s.roll(f"call/{act.member}")))
        options.append(option(s, act, made.made(), f"lets our minister call {s.name(act.member)}"))
    return [each for each in options if each.worth > (HOUR if sociable else 2.0 * HOUR)]


def _groups(s: Situation) -> list[Option]:
    """Return meetings of the seat's own groups, each by its worth per hour."""
    options = []
    for act in s.offered(MeetGroup):
        group = next(each for each in s.setting.groups if each.id == act.group)
        made = Tally(s)
        made.done(act)
        wanted = s.gain((f"groups.{group.id}.met", 1.0)).value > 0.0
        due = keeping(s, made, (f"groups.{group.id}.met", 1.0))
        if due or wanted or s.inclined(f"group/{group.id}", 0.1 + 0.15 * s.temper.goodwill):
            found = option(s, act, made.made(), f"meets {group.label}")
            options.append(replace(found, worth=round(found.worth / HOURS[MeetGroup], 6)))
    return options


def _soundings(s: Situation) -> list[Option]:
    """Return soundings of other members; those with an open ballot on a live draft are worth more."""
    if not s.inclined(f"sounding/{s.briefing.hours}", 0.12):
        return []
    open_to = _open_seats(s)
    options = []
    for act in s.offered(SoundOut):
        weight = 1.3 if act.member in open_to else 0.7
        worth = LEARNED * weight * (0.6 + 0.8 * s.roll(f"sound/{act.member}"))
        options.append(Option(round(worth, 6), act, f"where do the red lines of {s.name(act.member)} run?"))
    return options


def _tests(s: Situation) -> list[Option]:
    """Return tests of a live draft's paragraphs, each on a member whose ballot on that draft is open."""
    if not s.inclined(f"testing/{s.briefing.hours}", 0.3):
        return []
    options = []
    for draft in s.live_drafts():
        odds = s.odds(s.text(draft))
        for clause in draft.clauses:
            for member in _open_seats(s):
                act = TestParagraph(member, clause.paragraph)
                if odds[member].likelihood == "open" and s.admits(act):
                    worth = LEARNED * (0.6 + 0.8 * s.roll(f"test/{member}/{clause.paragraph}"))
                    words = f"{s.name(member)} is open: what does the paragraph weigh there?"
                    options.append(Option(round(worth, 6), act, words))
    return options


def _open_seats(s: Situation) -> list[MemberId]:
    """Return the other members whose ballot on a live draft is open, in the order of their seats."""
    found = [s.odds(s.text(each)) for each in s.live_drafts()]
    return [m for m in s.public.council if m != s.member and any(m in o and o[m].likelihood == "open" for o in found)]


CONFIDING: tuple[Callable[[Situation], list[Option]], ...] = (_telephones, _groups, _soundings, _tests, *AGREEING)
"""The kinds of things that a seat does in confidence."""
