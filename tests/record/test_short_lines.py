"""The short lines that a player reads: what a speech did, what a morning brought, what an act moved."""

from __future__ import annotations

import re

from game.play.game import Game
from game.record.chronicle import Chronicle
from game.record.consequences import consequences
from game.record.newspaper import page_of
from game.record.text import dispatches_text
from game.record.verbatim import Paragraph, Verbatim
from game.words.labels import Labels
from game.words.topics import Points
from game.world.acts import Speak, Stating


def speeches(game: Game) -> list[tuple[Speak, Paragraph]]:
    told = {each.record: each for each in Verbatim.of(game.case, game.records, game.seed).paragraphs if each.line}
    return [(each.action, told[each.number]) for each in game.records if isinstance(each.action, Speak)]


def test_a_line_of_a_speech_names_every_state_it_is_about_and_positions_only_where_it_does_nothing_else(
    shipped_games: list[Game],
) -> None:
    labels, seen = Labels(shipped_games[0].case), 0
    for game in shipped_games:
        for speech, told in speeches(game):
            does = any(not isinstance(each, Stating) for each in speech.points)
            assert all(labels.short(each) in told.line for each in told.targets)
            assert told.line.count("speaks on") == (not does)
            seen += does and any(isinstance(each, Stating) for each in speech.points)
    assert seen > 20, "speeches that do something and state a position beside it are common"


def test_the_same_acts_read_the_same_in_whatever_order_they_were_said(shipped_games: list[Game]) -> None:
    points = Points(Labels(shipped_games[0].case))
    turned = 0
    for game in shipped_games:
        claims = game.briefing(game.case.seats[0]).ledger
        for speech, _ in speeches(game):
            apart = {type(each) for each in speech.points}
            if len(apart) == len(speech.points) > 1:
                turned += 1
                assert points.briefly(speech.points, claims) == points.briefly(speech.points[::-1], claims)
    assert turned > 5


def test_a_morning_tells_a_reader_at_most_three_indicators_each_with_what_moved_it_its_way(
    shipped_games: list[Game],
) -> None:
    for game in shipped_games:
        chronicle = Chronicle.of(game.case, game.records)
        for each in chronicle.mornings[1:]:
            page = page_of(chronicle, each.day, game.case.seats[0])
            lines = [line for line in dispatches_text(page, 10_000).splitlines() if " -> " in line]
            assert len(lines) <= 3
            for line in lines:
                fall = next(fall for fall in page.waterfalls if line.strip().startswith(f"{fall.label} "))
                cause = re.search(r"\((.*)\)$", line)
                assert cause is not None, line
                went = [bar.by for bar in fall.bars if bar.because.endswith(cause[1])]
                assert any((by > 0) == (fall.after > fall.before) for by in went), line


def test_what_an_act_did_to_relations_is_one_line(shipped_games: list[Game]) -> None:
    several = 0
    for game in shipped_games:
        for each in game.records:
            for seat in game.case.seats[:3]:
                lines = [line for line in consequences(each, game.case, seat) if line.startswith("relations with")]
                assert len(lines) <= 1
                several += any(line.endswith("several causes") for line in lines)
    assert several, "some speech moves relations by more than one of its points"
