"""The record of a game laid out like an official one: each meeting with its seats, agenda, speeches and votes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import msgspec

from game.council.events import MeetingOpened, VotingEnded
from game.council.papers import Standing
from game.debrief.history import History
from game.engine import PUBLIC
from game.play.game import Game
from game.printing.documents import (
    AnyBlock,
    Document,
    Heading,
    Masthead,
    Para,
    Part,
    Run,
    Seated,
    Table,
    bulleted,
    led,
    plain,
)
from game.printing.representatives import Representatives
from game.record.tallies import VoteSheet, sheets
from game.record.verbatim import Paragraph, Verbatim
from game.terms import MemberId
from game.words.ballots import SAID
from game.words.labels import Labels, capital, ordinal, plainly, stopped

BANNER = "Model Security Council"
_SYMBOL = re.compile(r"\bSIM/(?=PV\.\d)")
_PERMANENT = " (permanent)"
_ALWAYS = ("In favour", "Against", "Abstains")
"""The ballots that every count tells, by their cards; the others are told where there are any."""


def official(text: str) -> str:
    """Return a text with the symbols of meetings as an official record has them: SIM/S/PV.1."""
    return _SYMBOL.sub("SIM/S/", text)


def seal(game: Game) -> str:
    """Return the words at the foot of a page: the scenario, and the sum by which its journal can be recognised."""
    sum_of = blake2b(msgspec.json.encode(list(game.entries)), digest_size=8).hexdigest()
    groups = " ".join(sum_of[at : at + 4] for at in range(0, len(sum_of), 4))
    return f"{game.case.title}, seed {game.seed}; journal {groups}, lines 1 to {len(game.entries)}"


def official_record(game: Game, *, names: bool) -> Document:
    """Return the record of all meetings, a part for each, and the papers at its end.

    With `names`, persons are named where their names are kept. Words that were struck or held back are left out.
    """
    writer = _Writer(game, Representatives(game, names=names))
    parts = tuple(writer.parts()) or (Part("The record of the meetings", (plain("No meeting was held."),)),)
    return Document(f"Record: {game.case.title}", BANNER, parts, seal(game))


class _Writer:
    """Writes the record of one game."""

    def __init__(self, game: Game, who: Representatives) -> None:
        self.case, self.who, self.seed = game.case, who, game.seed
        self.labels = Labels(game.case)
        self.records = {each.number: each for each in game.told(PUBLIC)}
        state = History(game.case, self.records.values()).state
        self.papers = state.proceedings.papers
        self.votes = {each.id: each for each in sheets(state.proceedings.votes, game.case)}

    def parts(self) -> Iterator[Part]:
        """Yield a part for each meeting, and one for the papers."""
        paragraphs = Verbatim.of(self.case, self.records.values(), self.seed).paragraphs
        for head in paragraphs:
            if head.kind == "meeting":
                said = [each for each in paragraphs if each.meeting == head.meeting and each is not head]
                yield self._meeting(head, said)
        if self.papers.drafts:
            yield Part("The papers", tuple(self._papers()), "Each draft of these meetings, as it stood last.")

    def _meeting(self, head: Paragraph, said: Iterable[Paragraph]) -> Part:
        opened = next(each for each in self.records[head.record].events if isinstance(each, MeetingOpened))
        number = head.meeting.rpartition(".")[2]
        nth = f"{capital(ordinal(int(number)))} meeting" if number.isdecimal() else head.meeting
        others = (seat for seat in self.case.remit.council.seats if seat != opened.president)
        agenda = self.labels.of("item", opened.item)
        masthead = Masthead(
            "Security Council", (nth, self.labels.weekday(head.day), f"Scenario: {self.case.title}"),
            self._seated(opened.president, head.record),
            tuple(self._seated(each, head.record) for each in others), agenda,
        )  # fmt: skip
        blocks = (Heading(agenda), *self._blocks(said))
        return Part(agenda, blocks, symbol=official(head.meeting), columns=2, masthead=masthead)

    def _seated(self, seat: MemberId, number: int) -> Seated:
        return Seated(self.labels.name(seat), self.who.of(seat, number))

    def _blocks(self, said: Iterable[Paragraph]) -> Iterator[AnyBlock]:
        told: set[int] = set()
        for each in said:
            votes = [self.votes[event.vote] for event in self.records[each.record].events
                     if isinstance(event, VotingEnded) and event.vote in self.votes]  # fmt: skip
            if each.kind != "vote" or not votes:
                yield self._paragraph(each)
            elif each.record not in told:
                told.add(each.record)
                for vote in votes:
                    yield from self._vote(vote)

    def _paragraph(self, each: Paragraph) -> AnyBlock:
        own = each.own or bool(getattr(self.records[each.record].action, "words", ""))
        text = each.text if own else official(each.text)
        if each.kind == "quotation" or each.source:
            return Para((Run(f"{each.title}: ", "strong"), Run(f"{text} [{each.source}]")), "quote")
        if each.title:
            return led(f"{self._speaker(each)}: ", text)
        return plain(text, "paper" if each.kind == "paper" else "note")

    def _speaker(self, each: Paragraph) -> str:
        """Return the speaker's title: with the name, if it is kept, of the person who did the act."""
        formal = capital(self.labels.representative(each.speaker)) if each.speaker else ""
        name = self.who.name(self.records[each.record].person)
        if not name or each.speaker != self.records[each.record].by or not each.title.startswith(formal):
            return each.title
        return f"{name} ({self.labels.name(each.speaker)}){each.title.removeprefix(formal)}"

    def _vote(self, vote: VoteSheet) -> Iterator[AnyBlock]:
        rows = []
        for row in SAID.values():
            names = [f"{each.name}{_PERMANENT if each.permanent else ''}"
                     for each in vote.seats if each.ballot == row.cast]  # fmt: skip
            if names or row.card in _ALWAYS:
                rows.append((capital(row.cast), str(len(names)), ", ".join(names) or "none"))
        yield Table(official(capital(vote.title)), (), tuple(rows), (22, 7, 60), (1,))
        yield plain(official(stopped(vote.result)), "note")

    def _papers(self) -> Iterator[AnyBlock]:
        for draft in self.papers.drafts:
            became = f", as {draft.resolution}" if draft.resolution else ""
            yield Heading(f"{draft.symbol}: {self.labels.of('title', draft.title)}")
            under = "under " if draft.standing is Standing.NEGOTIATION else ""
            stood = f"{under}{plainly(draft.standing.value)}"
            yield plain(f"Submitted by {self.labels.these(draft.sponsors)}; {stood}{became}.", "note")
            yield bulleted((self.labels.clause(each) for each in draft.clauses), numbered=True)
