"""Checks on the scenario that a saved game brings with it: whether it can be played.

Somebody who alters a saved game with care can put anything into its scenario. So its sizes, words, names, numbers and
conditions are checked like those of an author's file, and its first morning is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from math import isfinite
from random import Random
from re import fullmatch
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import fields

from game.council.acts import Clause, Verb
from game.council.membership import Council
from game.council.papers import BankParagraph, LaidText
from game.council.remit import Invitee, Remit
from game.council.voting import Ballot
from game.engine import begin, briefing, open_to, routine, step, to_act
from game.engine.book import BookAct, BookDraft, BookPoint
from game.engine.case import SHAPES, Badge, Case, Profile, RealDay, RedLine, Stated
from game.engine.directing import names_known
from game.play.codec import Entry, Record
from game.scenario.check_size import ENTRIES, LONGER, MORE, NAME, TEXT, long_word
from game.terms import DIRECTOR, FIELD, SECRETARIAT, Dice
from game.world import gauges
from game.world import setting as w
from game.world.conditions import ConditionError, compiled
from game.world.slots import slots

if TYPE_CHECKING:
    from game.play.game import Game

DEEPEST = 12
"""The greatest depth to which the parts of a scenario nest. No shipped scenario reaches it."""
GREATEST = 1e9
"""The largest number of a scenario."""
WIDER = 4
"""The factor by which lists and texts may exceed an author's limits, because compiling puts some of them together."""
_MORE = {"bank": MORE["paragraphs"], "texts": MORE["texts"], "profiles": MORE["delegations"]}
_LISTS = frozenset(("sources",))
"""The fields that hold plain pairs, not parts of the scenario."""
_UNSPOKEN = frozenset(("digest", "source", "sources"))
"""The fields that are not laid out as words, so that a long address in them is allowed."""
_CONDITIONS = frozenset({
    "apt", "borne_out", "contradict", "corroborate", "given", "kept", "met", "refuted", "until", "when",
})  # fmt: skip
_NAMES: dict[type, dict[str, str]] = {
    Council: {"seats": "who", "permanent": "seat"},
    Remit: {
        "first_speakers": "who", "first_item": "item", "enforce_27_3": "27(3)", "parties": "who",
        "prior_vetoes": "item", "presidents": "seat",
    },
    Invitee: {"id": "who", "items": "item"},
    BankParagraph: {"verbs": "verb", "kind": "kind", "issues": "issue", "names": "who", "items": "item",
                    "chapter": "chapter"},
    LaidText: {"title": "title", "item": "item", "sponsors": "seat"},
    Clause: {"paragraph": "paragraph"},
    Badge: {"shape": "shape", "colour": "colour", "ground": "colour"},
    w.Charge: {"by": "who", "foretold_by": "who", "against": "who"},
    w.Evidence: {"holder": "who", "charge": "charge"},
    w.Demand: {"of": "who", "by": "who"},
    w.Offer: {"by": "who", "to": "who"},
    w.Measure: {"values": "who", "track": "track"},
    w.Requirement: {"measure": "measure", "needs": "measure", "stage": "stage"},
    w.Format: {"parties": "who", "mediators": "who", "participants": "who", "measures": "measure",
               "delays": "decision"},
    w.Driver: {"slot": "slot"},
    w.Process: {"indicator": "indicator", "calmed": "measure"},
    w.Decision: {"capital": "who"},
    w.StandingClaim: {"by": "who", "confidence": "confidence", "subject": "subject"},
    w.Briefer: {"id": "who", "corroborates": "charge", "access": "slot"},
    w.Group: {"members": "who"},
    w.Weights: {"tension": "indicator", "pretext": "indicator", "cost": "indicator"},
    w.Setting: {
        "seats": "seat", "relations": "who", "credibility": "who", "hours": "who", "influence": "who", "stances": "who",
        "capitals": "who", "access": "who", "ministers": "who", "mode": "mode",
    },
    Profile: {"member": "who", "capacity": "capacity", "positions": "issue", "salience": "issue"},
    RedLine: {"paragraph": "paragraph", "issue": "issue"},
    Stated: {"issue": "issue"},
    RealDay: {"decided": "decision"},
    BookAct: {"by": "seat"},
    BookPoint: {"subject": "subject", "evidence": "evidence", "further": "evidence"},
    BookDraft: {"by": "seat", "title": "title", "item": "item", "cosponsors": "seat", "in_favour": "seat",
                "against": "seat", "abstaining": "seat"},
}  # fmt: skip
"""The kind of name in each field. A field may be one text, a tuple of texts, or a dict whose keys are the names."""


_PEOPLE = frozenset(("by", "member", "invitee", "party", "mover", "to"))
"""The fields of acts and events that name a participant."""
_FIELDS = _PEOPLE.union((
    "item", "issue", "charge", "evidence", "measure", "decision", "paragraph", "demand", "offer", "format", "happening",
    "ballot",
))  # fmt: skip
"""The fields of acts and events that name a participant or something else of the scenario."""
_Parts = Sequence[tuple[str, str, Any]]


def unreadable(case: Case) -> str:
    """Return a sentence on the first fault that makes a saved game's scenario unplayable, or "".

    The sentence names the place of the fault in the scenario, like `setting.measures[2].values`.
    """
    try:
        parts = tuple(_parts(case))
        for check in (_oversized, _misnamed, _misread):
            if fault := next(check(case, parts), ""):
                return fault
        _try_first_morning(case)
    except ConditionError as error:
        return f"{error.message}"
    except Exception as error:  # any other fault shows when the first morning is tried
        return f"the scenario cannot be played ({type(error).__name__})"
    return ""


def names_of(case: Case) -> Mapping[str, Collection[str]]:
    """Return the names that each field of an act or an event may hold in a game of a case."""
    setting, known = case.setting, _known(case)
    actors = frozenset((*known["who"], SECRETARIAT, FIELD, DIRECTOR))
    return {
        **dict.fromkeys(_PEOPLE, actors),
        **{name: known[name] for name in ("item", "issue", "charge", "evidence", "measure", "decision", "paragraph")},
        "demand": setting.demand.keys(),
        "offer": setting.offer.keys(),
        "format": setting.format.keys(),
        "happening": {each.id for each in setting.happenings},
        "ballot": {each.value for each in Ballot},
    }


def stranger_in(value: Any, known: Mapping[str, Collection[str]]) -> str | None:
    """Return the first name in an act or an event that is not known (see `names_of`), or None if all are."""
    if isinstance(value, Struct):
        kind = type(value)
        for name, may_be_empty in _named(kind):
            found = getattr(value, name)
            if isinstance(found, str) and found not in known[name] and (found or not may_be_empty):
                return found
        value = [getattr(value, name) for name in kind.__struct_fields__]
    if isinstance(value, list | tuple):
        for each in value:
            if isinstance(each, Struct | tuple) and (found := stranger_in(each, known)) is not None:
                return found
    return None


@cache
def _named(kind: type[Struct]) -> tuple[tuple[str, bool], ...]:
    return tuple((each.name, not each.required) for each in fields(kind) if each.name in _FIELDS)


def refuse_unfit(game: Game, entry: Entry, *, strict: bool) -> None:
    """Raise ValueError if a line is an act that was not open to its actor at this moment of a game.

    A file of an older version may hold an act that the rules of today refuse. Unless it is `strict`, only the kind of
    the act must be open to its actor.
    """
    if isinstance(entry, Record):
        openings, kind = game.openings(entry.by), type(entry.action)
        if kind not in openings or (strict and not openings.admits(entry.action)):
            raise ValueError(f"the act {kind.__name__} of {entry.by} was not open to it at this moment")


def goes_on(game: Game) -> bool:
    """Return whether a game can be looked at from each seat, and those whose turn it is have an act open to them."""
    try:
        for seat in game.case.seats:
            game.briefing(seat)
        waiting = game.to_act()
        return game.over or (bool(waiting) and all(next(iter(game.openings(each)), None) for each in waiting))
    except Exception:  # events of any kind may have made the state
        return False


def _oversized(case: Case, parts: _Parts) -> Iterator[str]:
    """Find lists, texts and numbers that are over the limits."""
    for path, name, value in parts:
        if isinstance(value, str):
            most = WIDER * LONGER.get(name, TEXT)
            if len(value) > most:
                yield f"{path} has {len(value):,} letters, at most {most:,} are read"
            elif name not in _UNSPOKEN and (word := long_word(value)):
                yield f"{path} has a word of {len(word):,} letters"
        elif isinstance(value, tuple | frozenset | dict):
            most = _MORE.get(name, MORE.get(name, ENTRIES))
            if len(value) > most:
                yield f"{path} has {len(value):,} entries, at most {most} are played"
            if isinstance(value, dict) and any(len(str(key)) > NAME for key in value):
                yield f"{path} has a key of more than {NAME} letters"
        elif isinstance(value, int | float) and not (isfinite(value) and abs(value) <= GREATEST):
            yield f"{path} is {value}, and no number of a scenario is as large"


def _misnamed(case: Case, parts: _Parts) -> Iterator[str]:
    """Find names of things that do not exist, words that a field does not allow, and ids that come twice."""
    known = _known(case)
    for path, name, value in parts:
        if isinstance(value, gauges.Effect):
            if not names_known(value, case.setting):
                yield f"{path} names what the scenario does not have"
        elif isinstance(value, Struct):
            for field, domain in _NAMES.get(type(value), {}).items():
                if (odd := _odd(value, field, known[domain])) is not None:
                    yield f"{path}.{field} names '{odd[:40]}', and there is no such {_WORDS.get(domain, domain)}"
        elif isinstance(value, tuple) and value and isinstance(value[0], Struct) and hasattr(value[0], "id"):
            ids = [each.id for each in value if name not in _LISTS]
            if len(ids) != len(set(ids)):
                yield f"{path} holds two of one id"


def _misread(case: Case, parts: _Parts) -> Iterator[str]:
    """Find conditions that cannot be read, demands that ask for nothing, and a calendar that does not exist."""
    for path, name, value in parts:
        held: tuple[str, ...] = (value,) if name in _CONDITIONS and isinstance(value, str) else ()
        if isinstance(value, w.Briefer):
            held = tuple(condition for _, condition in value.says)
        elif isinstance(value, w.DemandPart) and not (value.declaration or value.met or value.until):
            yield f"{path} asks for nothing that can be judged"
        for condition in filter(None, held):
            try:
                compiled(condition, case.setting)
            except ConditionError as error:
                yield f"{error.message}: '{condition[:80]}'"
    if not 1 <= case.days <= 400 or case.setting.days < 1 or not case.remit.council.votes_required >= 1:
        yield "the campaign has no days that can be played, or the Council no majority"
    if not 1 <= case.begins <= case.days:
        yield f"the game begins on day {case.begins} of a campaign of {case.days}"
    if odd := next((each for each in case.setting.adoptable if not each.startswith("adopted.")), ""):
        yield f"{odd[:40]} is no name of an adopted paragraph"
    if not case.remit.presidents or case.remit.presidents[0][0] > 1:
        yield "nobody presides on the first day"
    date.fromisoformat(case.first_day)


def _try_first_morning(case: Case) -> None:
    """Open the first day and make each seat's briefing and openings; a faulty scenario raises some exception."""
    state = begin(case)
    _, state = step(state, to_act(state)[0], routine(state), Dice(1))
    dice = Random(1)
    for seat in case.seats:
        briefing(state, seat)
        for frame in open_to(state, seat).values():
            frame.draw(dice)


def _parts(case: Case) -> Iterator[tuple[str, str, Any]]:
    """Return every part of a scenario, after its path and the name of the field that holds it."""
    stack: list[tuple[str, str, Any, int]] = [("", "", case, 0)]
    while stack:
        path, name, value, depth = stack.pop()
        if depth > DEEPEST:
            raise ValueError("too deep")
        yield path or "the scenario", name, value
        if isinstance(value, Struct):
            for field in value.__struct_fields__:
                stack.append((f"{path}.{field}".lstrip("."), field, getattr(value, field), depth + 1))
        elif isinstance(value, dict):
            stack += [(f"{path}[{str(key)[:40]}]", name, each, depth + 1) for key, each in value.items()]
        elif isinstance(value, tuple | frozenset):
            stack += [(f"{path}[{place}]", name, each, depth + 1) for place, each in enumerate(value)]


def _odd(holder: Struct, field: str, known: Collection[str]) -> str | None:
    """Return the first unknown name in a field, or None. An empty name is unknown too, unless the field is optional."""
    value = getattr(holder, field)
    if isinstance(value, str):
        return None if value in known or (not value and field in _optional(type(holder))) else value
    # An item may be a pair: a day, and the member that presides from that day on.
    plain = (each[-1] if isinstance(each, tuple) else each for each in value or ())
    return next((str(each) for each in plain if each not in known), None)


@cache
def _optional(kind: type[Struct]) -> frozenset[str]:
    return frozenset(each.name for each in fields(kind) if not each.required)


_WORDS = {"who": "participant", "27(3)": "rule of Article 27 (3)", "slot": "number", "kind": "kind of paragraph"}
_CLOSED: dict[str, frozenset[str]] = {
    "verb": frozenset(each.value for each in Verb),
    "kind": frozenset(("preambular", "operative")),
    "chapter": frozenset(("VI", "VII")),
    "27(3)": frozenset(("off", "on_ruling", "strict")),
    "track": frozenset(("security", "political", "humanitarian")),
    "stage": frozenset(("begin", "complete")),
    "confidence": frozenset(("possible", "likely", "certain")),
    "capacity": frozenset(("member", "invited")),
    "mode": frozenset(("uncertain", "history")),
    "shape": frozenset(SHAPES),
}


class _Colours(Collection[str]):
    """All colours: six signs of hexadecimal, as 1D4A38."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and fullmatch("[0-9A-F]{6}", value) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 16**6


def _known(case: Case) -> dict[str, Collection[str]]:
    """Return the names that each kind of field may hold."""
    setting, remit = case.setting, case.remit
    lists: dict[str, Callable[[], Any]] = {
        "who": lambda: case.participants,
        "item": lambda: remit.items,
        "paragraph": lambda: remit.bank,
        "title": lambda: remit.titles,
        "issue": lambda: setting.issues,
        "indicator": lambda: setting.indicators,
        "charge": lambda: setting.charges,
        "evidence": lambda: setting.evidence,
        "measure": lambda: setting.measures,
        "decision": lambda: setting.decisions,
    }
    known: dict[str, Collection[str]] = {name: {each.id for each in found()} for name, found in lists.items()}
    more: tuple[tuple[Any, ...], ...] = (setting.demands, setting.offers)
    known["subject"] = {each.id for found in more for each in found}.union(
        known["issue"], known["charge"], known["evidence"]
    )
    known["seat"] = frozenset(case.seats)
    known["slot"] = slots(setting).index.keys()
    return {**known, **_CLOSED, "colour": _Colours()}
