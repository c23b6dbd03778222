"""No question and no heading of the debrief goes without its answer: in any game, in text, window and page."""

from collections.abc import Iterator
from html.parser import HTMLParser
from random import Random
from typing import NamedTuple

import pytest

from game.council.acts import Pass
from game.debrief.debrief import Debrief, debrief
from game.debrief.history import History
from game.debrief.other_chair import Chair, other_chair, other_seat
from game.debrief.sections import Block, Section, sections
from game.debrief.text import debrief_text
from game.debrief.warnings import NOBODY, Tried, warnings
from game.debrief.webpage import webpage
from game.delegations.book import by_the_book
from game.delegations.delegation import delegations
from game.desktop.scenes.debriefing import sheets_of
from game.desktop.sheets import Entry
from game.engine.case import Case
from game.play.advance import advance
from game.play.codec import Record
from game.play.counterfactual import WARNINGS
from game.play.game import Game
from game.record.verbatim import Verbatim
from game.scenario.short import shortened
from game.terms import MemberId
from game.world.acts import EndDay
from game.world.events import ClaimEntered
from tests import whole

Played = tuple[Case, int, list[Record]]


def silent(case: Case, seed: int) -> Game:
    """Return a game in which every seat does as little as it may."""
    game, dice = Game.new(case, seed), Random(seed)
    while not game.over:
        seat = game.to_act()[0]
        openings = game.openings(seat)
        least = next((k() for k in (Pass, EndDay) if k in openings.frames and openings.admits(k())), None)
        game.submit(seat, game.routine() or least or openings.draw(dice))
    return game


def booked(case: Case, seed: int) -> Game:
    game = Game.new(case, seed)
    advance(game, by_the_book(case, seed), strict=True)
    return game


def led(case: Case, seed: int) -> Game:
    game = Game.new(case, seed)
    advance(game, delegations(case, seed), strict=True)
    return game


def cut(game: Game, *shares: float) -> Iterator[Played]:
    """Yield the game as it was left after these shares of its records."""
    for share in shares:
        yield game.case, game.seed, list(game.records[: round(len(game.records) * share)])


@pytest.fixture(scope="module")
def played(games: list[Game], shipped_games: list[Game], case: Case, shipped: Case) -> list[Played]:
    """Return games of both scenarios: led, drawn, silent, by the book, as it was, short, and left on the way."""
    found = [*games, shipped_games[0], shipped_games[2], silent(case, 1), silent(shipped, 1), booked(shipped, 2),
             whole.led(5, "history"), *(led(shortened(shipped), seed) for seed in (1, 2)),
             silent(shortened(shipped), 3)]  # fmt: skip
    ended = [(each.case, each.seed, list(each.records)) for each in found]
    left = [*cut(games[0], 0.0, 0.02, 0.4, 0.8), *cut(games[1], 0.5), *cut(shipped_games[1], 0.001, 0.03, 0.6)]
    return [*ended, *left]


def seats_of(case: Case, seed: int, *, every: bool) -> tuple[MemberId, ...]:
    """Return nobody's seat, and all seats or, of the large council, three that differ from game to game."""
    few = case.seats if every or len(case.seats) < 6 else Random(seed).sample(case.seats, 2)
    return ("", *few)


class Shown(NamedTuple):
    """A debrief as one seat, or nobody's, is shown it."""

    case: Case
    seed: int
    records: list[Record]
    seat: MemberId
    told: Debrief
    tried: Tried
    chair: Chair | None


@pytest.fixture(scope="module")
def shown(played: list[Played]) -> list[Shown]:
    found = []
    for place, (case, seed, records) in enumerate(played):
        verbatim, history = Verbatim.of(case, records, seed), History(case, records)
        for seat in seats_of(case, place, every=case.days == 1 and place % 2 == 0):
            told = debrief(case, records, seat or None, seed, verbatim=verbatim)
            chair = other_chair(history, other_seat(history, seat or None), told.key) if told.key else None
            found.append(Shown(case, seed, records, seat, told, warnings(case, records, seed, seat), chair))
    return found


def unanswered(parts: tuple[Section, ...]) -> list[str]:
    """Return the headings after which nothing stands."""
    found = [each.title for each in parts if not each.note.strip() and not each.blocks]
    for section in parts:
        for block in section.blocks:
            if not block.said.strip() and not any(f"{line.head}{line.text}".strip() for line in block.lines):
                found.append(f"{section.title}: {block.head}")
        for line in (line for block in section.blocks for line in block.lines):
            if not line.text.strip() or (line.text.rstrip().endswith(":") and section.id != "chair"):
                found.append(f"{section.title}: {line.head}")
    return found


class Headings(HTMLParser):
    """The headings of a page after which comes a heading of the same level or a higher one, or nothing."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.level, self.title, self.inside, self.bare, self.hidden = 0, "", False, list[str](), 0
        self.feed(text)
        self._close(1)

    def _close(self, level: int) -> None:
        if self.level and level <= self.level:
            self.bare.append(self.title)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h2", "h3"):
            self._close(int(tag[1]))
            self.level, self.title, self.inside = int(tag[1]), "", True
        self.hidden += tag == "caption"
        if tag == "footer":
            self._close(1)
            self.level = 0

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("h2", "h3")
        self.hidden -= tag == "caption"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.title += data
        elif data.strip() and not self.hidden:
            self.level = 0


def bare_lines(text: str) -> list[str]:
    """Return the titles of a debrief in text, each after an empty line, under which nothing is indented."""
    parts = text.strip().split("\n\n")[1:-1]
    return [each for each in parts if not any(line.startswith(" ") for line in each.splitlines())]


def bare_entries(entries: list[Entry]) -> list[str]:
    """Return the headings of a sheet after which nothing stands."""
    heads = ("heading", "strong")
    found = []
    for one, other in zip(entries, [*entries[1:], None], strict=True):
        if one.kind == "heading" and (other is None or other.kind == "heading"):
            found.append(one.text)
        if one.kind == "strong" and (other is None or other.kind in heads):
            found.append(one.text)
    return found


def test_every_heading_of_the_debrief_is_followed_by_what_it_asks_for(shown: list[Shown]) -> None:
    for each in shown:
        assert unanswered(sections(each.told, each.tried, each.chair)) == [], each.seat
        assert unanswered(sections(each.told)) == [], each.seat


def test_text_window_and_page_show_no_heading_without_its_answer(shown: list[Shown]) -> None:
    for each in shown:
        assert Headings(webpage(each.told, each.tried, each.chair)).bare == [], each.seat
        whole = debrief_text(each.told, tried=each.tried, chair=each.chair)
        for text in (whole, debrief_text(each.told, tried=each.tried, brief=True)):
            assert bare_lines(text) == [], each.seat
            assert "Was the warning wrong, or did it work?" in text
        for label, entries in sheets_of(each.told, lambda tried=each.tried: tried):
            assert bare_entries(list(entries())) == [], (each.seat, label)


def test_a_heading_without_its_answer_would_be_found() -> None:
    bare = Section("warnings", "Did it work?", "", ())
    block = Section("warnings", "Did it work?", "So it was.", (Block("Claim 3"),))
    assert unanswered((bare, block)) == ["Did it work?", "Did it work?: Claim 3"]
    page = "<h2>Did it work?</h2><h3>Claim 3</h3><h2>On</h2><p>Yes.</p><footer>End</footer>"
    assert Headings(page).bare == ["Claim 3"]
    text = "===\nThe game\n\nEnd\n  Over.\n\nDid it work?\n\nSources\n  one\n\nnotice\n"
    assert bare_lines(text) == ["Did it work?"]
    heading, strong, text = Entry("", "A", "heading"), Entry("", "B", "strong"), Entry("", "C", "text")
    assert bare_entries([heading, strong, heading, text, strong]) == ["B", "B"]


def test_whether_a_warning_worked_is_answered_for_ones_own_for_others_or_with_why_not(shown: list[Shown]) -> None:
    own = others = nobody = 0
    for each in shown:
        made = {e.claim.number: e.claim.by for r in each.records for e in r.events
                if isinstance(e, ClaimEntered) and e.claim.kind in WARNINGS}  # fmt: skip
        assert bool(made) == bool(each.tried.warned)
        whose = {made[one.number] for one in each.tried.warned}
        if not made:
            nobody += 1
            assert each.tried == Tried(NOBODY, ())
        elif each.seat in made.values():
            own += 1
            assert whose == {each.seat}
        else:
            others += 1
            assert not each.seat or "others'" in each.tried.note
        assert all(one.verdict and one.text.endswith(".") for one in each.tried.warned)
    assert own
    assert others
    assert nobody


def test_what_is_tried_stops_where_the_game_was_left(shown: list[Shown]) -> None:
    left = [each for each in shown if not each.told.over and each.tried.warned]
    assert left
    for each in left:
        assert all(not one.ending and not one.ending_without for one in each.tried.warned), each.seat
