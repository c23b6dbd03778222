"""What is sent to one audience: the published words once, then all that it may know and do, then what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from msgspec import Struct, to_builtins

from game.engine.audience import Audience, Seat
from game.engine.views import AnyView, TeacherView
from game.frames import Frame, Openings
from game.letters import one_line
from game.play.game import Game
from game.wire.deltas import Change, change
from game.wire.forms import Unanswered, act, questions
from game.wire.values import Memo, Plain, encoded, plain

_SHORT = 120
"""Bytes up to which a list of choices is sent where it is asked, and not by its id."""


class Whole(Struct, frozen=True, tag="whole"):
    """All that an audience may know, and a seat do; `words` names the published words it needs.

    `number` counts the messages of this line, so that it tells nothing of what others do in secret.
    `openings` holds for each kind of act its questions. A long list of choices stands in `lists`, by its id.
    """

    number: int
    words: str
    view: dict[str, Plain]
    openings: dict[str, Plain]
    lists: dict[str, Plain]


class Since(Struct, frozen=True, tag="since", omit_defaults=True):
    """What has changed from message `of` to message `number`; `lists` are those that were not sent before."""

    of: int
    number: int
    view: Change | None = None
    openings: Change | None = None
    lists: dict[str, Plain] = {}


class Line:
    """The messages to one audience of one game. It remembers what was sent, so that the next says what has changed."""

    def __init__(self, game: Game, audience: Audience, words: str = "", memo: Memo | None = None) -> None:
        self.game, self.audience, self.words = game, audience, words
        self._memo: Memo = {} if memo is None else memo
        self._sent: tuple[int, dict[str, Plain], dict[str, Plain]] | None = None
        self._lists: set[str] = set()

    @property
    def openings(self) -> Openings:
        """Return what is open to the audience: nothing to whoever has no seat."""
        return self.game.openings(self.audience.member) if isinstance(self.audience, Seat) else Openings({})

    def whole(self) -> Whole:
        """Return all that the audience may know and do now; what comes after it builds on it."""
        self._lists = set()
        view, openings, lists = self._now()
        number = self._sent[0] + 1 if self._sent is not None else 1
        self._sent = number, view, openings
        return Whole(number, self.words, view, openings, lists)

    def since(self) -> Since | None:
        """Return what has changed since the last message, or None if nothing has; `whole` comes first."""
        assert self._sent is not None, "all is told before it is told what has changed"
        of, view_before, openings_before = self._sent
        view, openings, lists = self._now()
        view_change, openings_change = change(view_before, view), change(openings_before, openings)
        if view_change is None and openings_change is None:
            return None
        self._sent = of + 1, view, openings
        return Since(of, of + 1, view_change, openings_change, lists)

    def asked(self, kind: str, answers: Mapping[str, Plain]) -> tuple[Plain, ...]:
        """Return the questions of one act, as far as the answers so far let them be known; raises Unanswered."""
        return tuple([to_builtins(each) for each in questions(self._frame(kind), answers)])

    def act(self, kind: str, answers: Mapping[str, Plain]) -> Any:
        """Return the act that the answers make; raises Unanswered where they make none that is open now."""
        return act(self._frame(kind), answers)

    def _frame(self, kind: str) -> Frame:
        if not isinstance(kind, str):
            raise Unanswered("an act is named by a text")
        openings = self.openings
        found = next((each for each in openings if tag_of(each) == kind), None)
        if found is None:
            raise Unanswered(f"{one_line(kind[:400])[:40]} is not open now")
        return openings[found]

    def _now(self) -> tuple[dict[str, Plain], dict[str, Plain], dict[str, Plain]]:
        lists: dict[str, Plain] = {}
        openings: dict[str, Plain] = {
            kind: [self._listed(each, lists) for each in asked] for kind, asked in opened(self.openings).items()
        }
        return known(self.game.view(self.audience), self._memo), openings, lists

    def _listed(self, question: dict[str, Plain], lists: dict[str, Plain]) -> dict[str, Plain]:
        """Return the question with a long list of choices by its id, which is sent once."""
        choices = question.get("choices")
        if choices is None or len(text := encoded(choices)) <= _SHORT:
            return question
        id = blake2b(text, digest_size=6).hexdigest()
        if id not in self._lists:
            self._lists.add(id)
            lists[id] = choices
        return {**question, "choices": id}


def tag_of(kind: type) -> str:
    """Return the name of a kind of act on the wire: that which it has in the journal."""
    return str(kind.__struct_config__.tag)  # type: ignore[attr-defined]


def known(view: AnyView, memo: Memo) -> dict[str, Plain]:
    """Return what an audience may know as it goes over the wire.

    A number goes by its place among the names in the published words; those that are nought are left out.
    """
    if isinstance(view, TeacherView):
        rest = {name: plain(getattr(view, name), memo) for name in view.__struct_fields__}
        seats = {seat: known(each, memo) for seat, each in view.seats.items()}
        return {**rest, "public": known(view.public, memo), "seats": seats}
    table = {name: plain(getattr(view, name), memo) for name in view.__struct_fields__ if name != "numbers"}
    return {**table, "numbers": {str(place): value for place, value in enumerate(view.numbers.values()) if value}}


def opened(openings: Openings) -> dict[str, tuple[dict[str, Plain], ...]]:
    """Return for each kind of act that is open the questions that it asks first."""
    return {tag_of(kind): tuple([to_builtins(each) for each in questions(openings[kind])]) for kind in openings}
