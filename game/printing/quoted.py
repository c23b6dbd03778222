"""What persons said in a game, seat by seat, with what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from game.council.acts import ExplainVote
from game.debrief.history import History
from game.debrief.quotations import OwnLine, own_lines
from game.engine import PUBLIC
from game.play.game import Game
from game.play.roster import Person
from game.printing.documents import AnyBlock, Document, Heading, Para, Part, Run, bulleted, plain
from game.printing.official import BANNER, official, seal
from game.printing.representatives import Representatives
from game.record.verbatim import Paragraph, Verbatim
from game.terms import MemberId

NOTHING_DUE = "It made no claim that comes due."
_NOTE = "Each speech and explanation of vote by a person, and what became of every claim in it."


def own_words(game: Game, who: Representatives) -> Document:
    """Return the speeches and explanations of vote of persons, with the fate of each claim."""
    records = game.told(PUBLIC)
    history = History(game.case, records)
    paragraphs = Verbatim.of(game.case, records, game.seed).paragraphs
    by_persons = {each.number: each.person for each in records if each.by in game.case.seats and who.acted(each)}
    blocks: list[AnyBlock] = []
    for seat in game.case.seats:
        found = tuple(_of_seat(history, paragraphs, seat, by_persons, who))
        if found:
            blocks += [Heading(history.labels.name(seat)), *found]
    part = Part("What you said, and what came of it", tuple(blocks) or (plain("No person took the floor."),), _NOTE)
    return Document(f"Own words: {game.case.title}", BANNER, (part,), seal(game))


def _of_seat(
    history: History, paragraphs: list[Paragraph], seat: MemberId, by: dict[int, Person], who: Representatives
) -> Iterator[AnyBlock]:
    told = {each.record: each for each in own_lines(history, paragraphs, seat) if each.record in by}
    for moment in history.moments:
        number = moment.record.number
        if number in told:
            yield from _speech(told[number], who.name(by[number]))
        elif number in by and moment.record.by == seat and isinstance(moment.record.action, ExplainVote):
            words = next((each.text for each in paragraphs if each.record == number and each.kind == "speech"), "")
            head = f"{history.labels.date(moment.day)}, in explanation of vote{_by(who.name(by[number]))}: "
            yield Para((Run(head, "strong"), Run(words)), "quote")


def _speech(line: OwnLine, name: str) -> Iterator[AnyBlock]:
    yield Para((Run(f"{line.date}, {official(line.meeting)}{_by(name)}: ", "strong"), Run(line.text)), "quote")
    yield bulleted(line.came_of_it or (NOTHING_DUE,))


def _by(name: str) -> str:
    return f", {name}" if name else ""
