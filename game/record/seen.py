"""A record of a game as a seat, the public or the teacher may see it: the only filter for everything shown of games."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from game.engine.acts import Action, Event
from game.engine.audience import Audience, Seat, Teacher, shown, shows_act
from game.engine.case import Case
from game.forecast.reasons import Reason
from game.play.codec import Record
from game.terms import MemberId


class Seen(Struct, frozen=True, gc=False):
    """A record as an audience sees it: `by` is empty and `action` None if the act is not for this audience.

    For the teacher, and when the game has ended, `number` is that of the record. Before, an audience is told which of
    the records that it sees this is (`counted`), because the number of others' secret acts is a secret too.
    `because` and `reasons` are for the teacher, and after the game for everyone who sees the act.
    """

    number: int
    by: MemberId
    action: Action | None
    events: tuple[Event, ...]
    because: str = ""
    reasons: tuple[Reason, ...] = ()


def counted(found: Seen, number: int) -> Seen:
    """Return what an audience sees of a record as the `number`-th of the records that it sees."""
    return replace(found, number=number)


def seen(record: Record, audience: Audience, case: Case, *, over: bool = False) -> Seen | None:
    """Return the record as the audience may see it, or None if no part of it is; `over`: the game has ended."""
    if isinstance(audience, Teacher):
        return Seen(record.number, record.by, record.action, record.events, record.because, record.reasons)
    events = tuple([told for each in record.events if (told := shown(each, audience, case)) is not None])
    own = isinstance(audience, Seat) and audience.member == record.by
    if own or shows_act(record.events, audience, case):
        because, reasons = (record.because, record.reasons) if over else ("", ())
        return Seen(record.number, record.by, record.action, events, because, reasons)
    return Seen(record.number, "", None, events) if events else None
