"""The opening meetings of the first scenario, as `watch` prints them: is it a sensible meeting to read?"""

from __future__ import annotations

import re
from functools import cache

import pytest

from game.debrief.text import whole_game
from game.record.verbatim import Verbatim
from game.world.acts import Accusing, Circulating, Demanding, Denying, Offering, Prebutting, Rebutting
from game.world.events import ClaimEntered, SpeechMade
from tests.whole import led, minsk

SEEDS = (0, 1, 7, 42)
CLAIMS = (Accusing, Denying, Rebutting, Demanding, Offering, Circulating, Prebutting)
SPEECH = re.compile(r"^The representative of (?P<who>[^:(]+?)(?: \((?P<how>[^)]*)\))?: ")


@cache
def watched(seed: int) -> str:
    """Return what `watch` prints for a seed; that it does is held by the transcripts."""
    return whole_game(minsk(), led(seed).records, seed)


def opening(text: str) -> list[str]:
    """Return the paragraphs of the first meeting."""
    meeting = text.split("\nSIM/PV.1,")[1].split("\nSIM/PV.2,", maxsplit=1)[0]
    return [" ".join(each.split()) for each in re.split(r"\n(?=\S|    \S)", meeting)]


def speeches(text: str) -> list[re.Match[str]]:
    return [found for each in opening(text) if (found := SPEECH.match(each))]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_member_speaks(seed: int) -> None:
    case = minsk()
    spoke = {found["who"].removeprefix("the ") for found in speeches(watched(seed))}
    assert {case.participant[member].name for member in case.remit.council.seats} <= spoke


@pytest.mark.parametrize("seed", SEEDS)
def test_at_least_five_speeches_answer_an_earlier_speaker(seed: int) -> None:
    spoken: set[str] = set()
    answering = 0
    for found in speeches(watched(seed)):
        answered = (found["how"] or "").partition("in answer to ")[2]
        answering += any(each in answered for each in spoken)
        spoken.add(found["who"].removeprefix("the "))
    assert answering >= 5


@pytest.mark.parametrize("seed", SEEDS)
def test_no_sentence_of_the_record_comes_twice(seed: int) -> None:
    game = led(seed)
    spoken = [each for each in Verbatim.of(game.case, game.records, game.seed).paragraphs if each.kind == "speech"]
    sentences = [part for each in spoken for part in re.split(r"(?<=[.?!])\s+", each.text) if part]
    # Lines are broken after hyphens too.
    printed = " ".join(watched(seed).split()).replace("- ", "-")
    assert len(sentences) > 200 and all(each.replace("- ", "-") in printed for each in sentences)
    assert sorted(sentences) == sorted(set(sentences))


@pytest.mark.parametrize("seed", SEEDS)
def test_each_point_that_makes_a_claim_enters_the_ledger(seed: int) -> None:
    game = led(seed)
    said = 0
    for record in game.records:
        points = [point for event in record.events if isinstance(event, SpeechMade) for point in event.points]
        claiming = [point for point in points if isinstance(point, CLAIMS)]
        entered = [event.claim for event in record.events if isinstance(event, ClaimEntered)]
        if points:
            assert len(entered) >= len(claiming), f"record {record.number}: {claiming} entered {entered}"
        said += len(claiming)
    assert said > 100
