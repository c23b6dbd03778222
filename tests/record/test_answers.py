"""No question and no heading of the debrief goes without its answer: in any game, at any moment, in text, window, page."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest

from game.council.acts import Pass
from game.delegations.book import by_the_book
from game.delegations.delegation import delegations
from game.desktop.papers import Entry
from game.desktop.scenes.debriefing import sheets_of
from game.engine.case import Case
from game.play.advance import advance
from game.play.codec import Record
from game.play.game import Game
from game.record.debrief import Debrief, debrief
from game.record.history import History
from game.record.other_chair import other_chair, other_seat
from game.record.sections import Section, sections
from game.record.text import debrief_text
from game.record.warnings import NOBODY, Tried, warnings
from game.record.webpage import webpage
from game.scenario.compile import in_mode
from game.scenario.short import shortened
from game.terms import MemberId
from game.world.acts import EndDay
from game.world.events import ClaimEntered
from game.world.ledger import CHARGING

ROOT = Path(__file__).parents[2]
WARNING = (*CHARGING, "prebuttal")
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
    history = in_mode(shipped, "history")
    found = [*games, shipped_games[0], shipped_games[2], silent(case, 1), silent(shipped, 1), booked(shipped, 2),
             led(history, 5), *(led(shortened(shipped), seed) for seed in (1, 2)), silent(shortened(shipped), 3)]  # fmt: skip
    whole = [(each.case, each.seed, list(each.records)) for each in found]
    left = [*cut(games[0], 0.0, 0.02, 0.4, 0.8), *cut(games[1], 0.5), *cut(shipped_games[1], 0.001, 0.03, 0.6)]
    return [*whole, *left]


def seats_of(case: Case, seed: int, *, every: bool) -> tuple[MemberId, ...]:
    """Return nobody's seat, and all seats or, of the large council, three that differ from game to game."""
    few = case.seats if every or len(case.seats) < 6 else Random(seed).sample(case.seats, 3)
    return ("", *few)


def told_of(game: Played, seat: MemberId) -> tuple[Debrief, Tried]:
    case, seed, records = game
    return debrief(case, records, seat or None, seed), warnings(case, records, seed, seat)


def chair_of(game: Played, seat: MemberId, told: Debrief) -> object:
    case, _, records = game
    history = History(case, records)
    return other_chair(history, other_seat(history, seat or None), told.key) if told.key else None


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
    """Return the titles of a debrief in text, which alone stand at the margin, after which nothing is indented."""
    lines = [each for each in text.split("=\n")[-1].splitlines() if each.strip()]
    body = lines[2:]
    last = max(place for place, each in enumerate(body) if each.startswith(" ")) + 1
    return [one for one, other in zip(body[:last], [*body[1:last], ""], strict=True)
            if not one.startswith(" ") and not other]  # fmt: skip


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


def test_every_heading_of_the_debrief_is_followed_by_what_it_asks_for(played: list[Played]) -> None:
    for place, game in enumerate(played):
        for seat in seats_of(game[0], place, every=game[0].days == 1):
            told, tried = told_of(game, seat)
            chair = chair_of(game, seat, told)
            assert unanswered(sections(told, tried, chair)) == [], (place, seat)
            assert unanswered(sections(told)) == [], (place, seat)


def test_text_window_and_page_show_no_heading_without_its_answer(played: list[Played]) -> None:
    for place, game in enumerate(played):
        for seat in seats_of(game[0], place, every=False)[:3]:
            told, tried = told_of(game, seat)
            chair = chair_of(game, seat, told)
            page = webpage(told, tried, chair)
            assert Headings(page).bare == [], (place, seat)
            for text in (debrief_text(told, tried=tried, chair=chair), debrief_text(told, tried=tried, brief=True)):
                assert bare_lines(text) == [], (place, seat)
                assert "Was the warning wrong, or did it work?" in text
            for label, entries in sheets_of(told, lambda tried=tried: tried):
                assert bare_entries(list(entries())) == [], (place, seat, label)


def test_whether_a_warning_worked_is_answered_for_ones_own_for_others_or_with_why_not(played: list[Played]) -> None:
    own = others = nobody = 0
    for place, game in enumerate(played):
        case, seed, records = game
        made = [e.claim for r in records for e in r.events if isinstance(e, ClaimEntered) and e.claim.kind in WARNING]
        for seat in seats_of(case, place, every=False)[:3]:
            tried = warnings(case, records, seed, seat)
            by = {each.number: each.by for each in made}
            if not made:
                nobody += 1
                assert tried == Tried(NOBODY, ())
            elif any(each.by == seat for each in made):
                own += 1
                assert tried.warned
                assert {by[each.number] for each in tried.warned} == {seat}
            else:
                others += 1
                assert tried.warned
                assert not seat or "others'" in tried.note
            assert all(each.text.endswith(".") and each.verdict for each in tried.warned)
    assert own and others and nobody


def test_what_is_tried_stops_where_the_game_was_left(played: list[Played]) -> None:
    for case, seed, records in played:
        last = History(case, records).state
        for each in warnings(case, records, seed).warned:
            assert each.ending_without == "" or last.ending, "a game that was left has no ending without the warning"
