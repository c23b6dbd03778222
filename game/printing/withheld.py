"""Words that are not shown: what a teacher struck, and what was held back and never released.

The journal keeps them. Here they are replaced at the source, so that nothing that is printed of a game can hold them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import ExplainVote
from game.council.events import VoteExplained
from game.engine.directing import GiveNews
from game.engine.events import NewsGiven
from game.play.codec import Entry, Record
from game.play.game import Game
from game.play.lines import RoomSet, Struck, WordsReleased
from game.world.acts import Speak
from game.world.events import SpeechMade

STRUCK = "[These words were struck from the record.]"
HELD = "[These words were held back, and are not shown.]"
_WORDED = (Speak, SpeechMade, ExplainVote, VoteExplained, GiveNews, NewsGiven)
"""The acts and events that carry words."""
_HOLDS = "holds_words"
"""The setting of a room under which own words wait for the teacher."""


def withheld(entries: Iterable[Entry]) -> dict[int, str]:
    """Return the numbers of the records whose words are not shown, each with what stands in their place.

    Words are held back while the room is set so, if a person wrote them for a speech or for an explanation of vote.
    """
    found: dict[int, str] = {}
    holds = False
    for entry in entries:
        if isinstance(entry, Record):
            if holds and entry.person and isinstance(entry.action, Speak | ExplainVote) and entry.action.words:
                found[entry.number] = HELD
        elif isinstance(entry.line, Struck):
            found[entry.line.record] = STRUCK
        elif isinstance(entry.line, WordsReleased) and found.get(entry.line.record) == HELD:
            del found[entry.line.record]
        elif isinstance(entry.line, RoomSet) and entry.line.name == _HOLDS:
            holds = bool(entry.line.value)
    return found


def shown_records(game: Game) -> tuple[Record, ...]:
    """Return all acts of a game that were not taken back, with what is not shown replaced in acts and events."""
    hidden = withheld(game.entries)
    return tuple(_replaced(each, hidden[each.number]) if each.number in hidden else each for each in game.records)


def _replaced(record: Record, instead: str) -> Record:
    events = tuple(_worded(each, instead) for each in record.events)
    return replace(record, action=_worded(record.action, instead), events=events)


def _worded(value: Any, instead: str) -> Any:
    return replace(value, words=instead) if isinstance(value, Struct) and isinstance(value, _WORDED) else value
