"""What must hold of every verbatim record, whoever plays."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from game.council.acts import OpenMeeting
from game.council.events import VoteExplained
from game.engine.case import Case
from game.play.game import Game
from game.record.verbatim import Paragraph, Verbatim
from game.world.acts import Speak
from game.world.events import SpeechMade

Leading = Callable[[Case, int], Game]
SENTENCE = re.compile(r"(?<=[.!?])\s+")


@pytest.fixture(scope="session")
def records(games: list[Game], shipped_games: list[Game]) -> list[list[Paragraph]]:
    return [Verbatim.of(game.case, game.records, game.seed).paragraphs for game in games + shipped_games]


def sentences(paragraphs: list[Paragraph]) -> list[str]:
    return [each.strip().casefold() for one in paragraphs for each in SENTENCE.split(one.text)]


def test_no_sentence_comes_twice_in_a_game(records: list[list[Paragraph]]) -> None:
    for paragraphs in records:
        twice = [each for each, times in Counter(sentences(paragraphs)).items() if times > 1]
        assert not twice


def test_no_gap_is_left_unfilled_and_no_space_doubled(records: list[list[Paragraph]]) -> None:
    for paragraphs in records:
        for each in paragraphs:
            assert not re.search(r"[{}]|  | [,.;]|^[a-z]|\bthe the\b|\bthat that\b", each.text), each.text


def test_every_sentence_ends_with_a_stop(records: list[list[Paragraph]]) -> None:
    spoken = [one for paragraphs in records for one in paragraphs if one.kind in ("speech", "chair")]
    assert spoken
    assert all(each.text.endswith((".", "!", "?", "”")) for each in spoken)


def test_every_speech_that_was_made_is_in_the_record(games: list[Game]) -> None:
    for game in games:
        made = [event for record in game.records for event in record.events if isinstance(event, SpeechMade)]
        paragraphs = Verbatim.of(game.case, game.records).paragraphs
        spoken = [each for each in paragraphs if each.kind == "speech" and each.text not in each.line]
        explained = {each.number for each in game.records if any(isinstance(e, VoteExplained) for e in each.events)}
        speeches = [each for each in spoken if each.record not in explained and " a point of order " not in each.line]
        assert [each.speaker for each in speeches] == [event.member for event in made]


def test_adding_record_by_record_says_the_same_as_all_at_once(games: list[Game]) -> None:
    game = games[0]
    verbatim = Verbatim(game.case, game.seed)
    one_by_one = [each for record in game.records for each in verbatim.add(record)]
    assert one_by_one == Verbatim.of(game.case, game.records, game.seed).paragraphs


def test_another_seed_finds_other_words(games: list[Game]) -> None:
    game = games[0]
    one, other = (Verbatim.of(game.case, game.records, seed).paragraphs for seed in (1, 2))
    lines = [[each.line for each in verbatim if each.kind == "speech"] for verbatim in (one, other)]
    assert lines[0] == lines[1]
    assert [each.text for each in one] != [each.text for each in other]


def test_a_scenario_without_phrases_still_reads_well(case: Case, leading: Leading) -> None:
    silent = replace(case, phrases=())
    paragraphs = Verbatim.of(silent, leading(silent, 1).records, 1).paragraphs
    assert any(each.kind == "speech" for each in paragraphs)
    assert len(set(sentences(paragraphs))) == len(sentences(paragraphs))


def test_a_quotation_carries_its_source(records: list[list[Paragraph]]) -> None:
    quoted = [each for paragraphs in records for each in paragraphs if each.text.startswith("“")]
    assert quoted
    assert all(each.source for each in quoted)


def test_the_words_of_a_person_are_kept_and_marked(case: Case) -> None:
    game = Game.new(case, 1)
    while not any(isinstance(each.action, OpenMeeting) for each in game.records):
        seat = game.to_act()[0]
        game.submit(seat, game.routine() or next(iter(game.openings(seat).frames.values())).each().__next__())
    while Speak not in game.openings(game.to_act()[0]).frames:
        seat = game.to_act()[0]
        game.submit(seat, game.routine() or next(iter(game.openings(seat).frames.values())).each().__next__())
    speaker = game.to_act()[0]
    points = game.openings(speaker).frames[Speak].slots[0].choices[:1]  # type: ignore[attr-defined]
    game.submit(speaker, Speak(points, words="These are  my own words"))
    speech = Verbatim.of(case, game.records).paragraphs[-1]
    assert speech.own
    assert speech.text == "These are my own words"


def test_in_the_opening_meeting_every_member_speaks_and_five_speeches_answer(shipped_games: list[Game]) -> None:
    for game in shipped_games[:2]:
        paragraphs = Verbatim.of(game.case, game.records, game.seed).paragraphs
        first = [each for each in paragraphs if each.meeting == paragraphs[0].meeting and each.kind == "speech"]
        assert set(game.case.remit.council.seats) <= {each.speaker for each in first}
        answering = [each for each in first if each.answers]
        assert len(answering) >= 5
        named = game.case.participant
        assert all(any(named[other].name in each.text + each.title for other in each.answers) for each in answering[:5])
