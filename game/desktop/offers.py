"""What is open to the player as things to press and forms to fill, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.desktop.dialogs import Slot
from game.desktop.lists import Choice
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Frame, Openings
from game.words.composing import Part, form, single
from game.words.kinds import group, kind_label, kind_of
from game.words.wording import wording_of
from game.world.acts import AdviseCapital

FEW = 3
"""Acts of one kind that each get a button of their own; more of them open a list."""
MANY = "form"
_TABS = {"partners": "With whom", "asks": "You ask", "gives": "You give", "witnessed": "How", "condition": "Condition",
         "proviso": "Your condition", "act": "Choose", "head": "Title and item", "operative": "Operative",
         "preambular": "Preambular", "steps": "Measures", "points": "Points", "register": "Tone",
         "words": "Words", "ballot": "Ballot", "reasons": "Reasons"}  # fmt: skip


class Offer(Struct, frozen=True, eq=False):
    """Something that can be done now: one act, or a kind of act of which the parts are chosen in a form."""

    kind: type
    frame: Frame
    label: str
    says: str
    icon: str
    group: str
    action: Any = None

    @property
    def binding(self) -> bool:
        """Return whether using it submits an act at once."""
        return self.action is not None


def offers(openings: Openings, case: Case, view: Briefing) -> tuple[Offer, ...]:
    """Return all that is open, one entry an act where a kind has few, else one a kind."""
    found: list[Offer] = []
    for kind, frame in openings.frames.items():
        found += _of_kind(kind, frame, case, view)
    return tuple(found)


def as_buttons(found: Sequence[Offer], view: Briefing) -> list[Offer]:
    """Return what is open as buttons, no two of which read alike: acts of a kind that would are behind one button."""
    shown: list[Offer] = []
    for offer in found:
        same = [each.label for each in found if each.kind is offer.kind]
        if len(set(same)) == len(same):
            shown.append(offer)
        elif all(each.kind is not offer.kind for each in shown):
            row = kind_of(offer.kind)
            shown.append(Offer(offer.kind, offer.frame, row.short, kind_label(offer.kind, view), row.icon, offer.group))
    return shown


def _of_kind(kind: type, frame: Frame, case: Case, view: Briefing) -> list[Offer]:
    row, place = kind_of(kind), group(kind).capitalize()
    acts = _few(frame)
    if not acts:
        return [Offer(kind, frame, row.short, kind_label(kind, view), row.icon, place)]
    says = wording_of(case).act
    return [Offer(kind, frame, _short(act), says(act, view), row.icon, place, act) for act in acts]


def _few(frame: Frame) -> tuple[Any, ...]:
    """Return the acts of a frame where they are few enough to be shown one by one."""
    only = single(frame)
    if only is not None:
        return (only,)
    parts = form(frame)
    listed = parts[0].choices if len(parts) == 1 and parts[0].name == "act" else ()
    return tuple(listed) if len(listed) <= FEW else ()


def _short(act: Any) -> str:
    if isinstance(act, AdviseCapital):
        return f"{'Counsel' if act.capital else 'Cable'}: {act.counsel.value}"
    row = kind_of(act)
    return row.way(act) or row.short


def given_of(frame: Frame, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with those to which there is no alternative."""
    given = dict(values)
    while part := next((e for e in form(frame, given) if e.name not in given and _only(e)), None):
        given[part.name] = part.choices[0]
    return given


def _only(part: Part) -> bool:
    return len(part.choices) == 1 and not part.many and not part.letters


def slots_of(frame: Frame, case: Case, view: Briefing, values: Mapping[str, Any] | None = None) -> tuple[Slot, ...]:
    """Return the slots of a form that puts together an act of the frame, after the answers given so far."""
    parts = form(frame, given_of(frame, values or {}))
    several = [part for part in parts if not _only(part)]
    return tuple(_slot(part, case, view) for part in several or parts)


def _slot(part: Part, case: Case, view: Briefing) -> Slot:
    label = _TABS.get(part.name, part.name.replace("_", " ").capitalize())
    if part.letters:
        return Slot(part.name, label, "text", most=part.letters, needed=False, help=part.asks)
    kind, most = ("some", part.at_most) if part.many else ("one", 1)
    choices = tuple(choice_of(part.name, value, case, view) for value in part.choices)
    return Slot(part.name, label, kind, choices, most, part.at_least > 0, part.asks, part.key)


def choice_of(slot: str, value: Any, case: Case, view: Briefing) -> Choice:
    """Return one value of a part of an act as a row of a list, with a flag where it is about a member."""
    words = wording_of(case)
    member = value if isinstance(value, str) else getattr(value, "member", "")
    flag = member if member in case.participant else ""
    return Choice(value, words.part(slot, value, view), flag=flag)


def noted(slots: Sequence[Slot], note: Callable[[Any], str]) -> tuple[Slot, ...]:
    """Return the slots, each choice with a note of its own where there is one."""
    return tuple(
        replace(slot, choices=tuple(replace(each, note=note(each.value) or each.note) for each in slot.choices))
        for slot in slots
    )
