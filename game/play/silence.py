"""Words that are not for everybody: those that a teacher has struck, and those that are held until they are released.

This is the one rule on them. The act itself counts at once; only its own words are replaced, in the act and its events,
before anything is made of a record. So every view, replay, export and debrief shows the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import ExplainVote
from game.engine.audience import Audience, Seat, Teacher
from game.play.codec import Entry, Record
from game.play.lines import Line, RoomSet, Struck, WordsReleased
from game.world.acts import Speak

STRUCK = "[words struck from the record]"
HELD = "[words held back until they are released]"
HOLDS = "holds_words"
"""The setting of a room under which the own words of persons are held until a line releases them."""
_OWN_WORDS = (Speak, ExplainVote)


class Silence(Struct, frozen=True):
    """The numbers of the lines whose words are `struck`, and of those whose words are `held` now.

    While it `holds`, the words of the next acts are held too.
    """

    struck: frozenset[int] = frozenset()
    held: frozenset[int] = frozenset()
    holds: bool = False

    def after(self, entry: Entry) -> Silence:
        """Return which words are struck and held after one more line of the journal."""
        if isinstance(entry, Record):
            own = self.holds and entry.person and isinstance(entry.action, _OWN_WORDS) and entry.action.words
            return replace(self, held=self.held | {entry.number}) if own else self
        said = entry.line
        if isinstance(said, Struck):
            return replace(self, struck=self.struck | {said.record})
        if isinstance(said, WordsReleased):
            return replace(self, held=self.held - {said.record})
        if isinstance(said, RoomSet) and said.name == HOLDS:
            return replace(self, holds=said.value is True)
        return self

    def told(self, record: Record, audience: Audience) -> Record:
        """Return the record with the words that the audience may read: the teacher reads all, marked.

        Whoever spoke reads what is held, but not what is struck.
        """
        number, teacher = record.number, isinstance(audience, Teacher)
        if number in self.struck:
            return _reworded(record, "[struck] {}" if teacher else STRUCK)
        if number in self.held and not (isinstance(audience, Seat) and audience.member == record.by):
            return _reworded(record, "[held] {}" if teacher else HELD)
        return record

    def all_told(self, records: Sequence[Record], audience: Audience) -> Sequence[Record]:
        """Return the records, each as `told`."""
        if not (self.struck or self.held):
            return records
        return [self.told(each, audience) for each in records]

    def line(self, line: Line, *, teacher: bool = False) -> Line:
        """Return the line beside the acts with the words that its readers may read."""
        if line.number not in self.struck:
            return line
        return replace(line, line=_with_words(line.line, "[struck] {}" if teacher else STRUCK))


def _reworded(record: Record, words: str) -> Record:
    events = tuple([_with_words(each, words) for each in record.events])
    return replace(record, action=_with_words(record.action, words), events=events)


def _with_words(said: Any, words: str) -> Any:
    """Return an act, an event or a remark with other own words in the place of its own, if it has any."""
    own = getattr(said, "words", "")
    return replace(said, words=words.replace("{}", own)) if isinstance(own, str) and own else said
