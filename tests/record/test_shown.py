"""No id, no note to ourselves, no bracket left open and no sentence that begins with a colon is shown to anybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from random import Random

import pytest
from msgspec.structs import replace

from game.council.acts import MoveMotion, PointGround
from game.council.motions import Motion
from game.council.subjects import (
    SUBJECTS,
    OnAgenda,
    OnAmendment,
    OnDraft,
    OnExclusion,
    OnInvitation,
    OnMotion,
    OnNature,
    OnPart,
    OnParty,
    OnRuling,
)
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import advance_once
from game.play.game import Game
from game.record.news import Story
from game.record.newspaper import FrontPage, below_headline
from game.scenario.notes import bare
from game.words.labels import Labels
from game.words.questions import ASKED, question_title, settled, verdict
from game.words.wording import wording_of
from tests.record.shown import Shown, of_moment, of_mornings, of_record

FAULTS = {
    "an id": r"\b[a-z][a-z0-9]*_[a-z0-9_]+\b",
    "a bar": r"\|",
    "a note to ourselves": r"from memory|\bmemory, |high confidence|\bTODO\b|\?\?",
    "a condition": r"[<>]=|(?<!=)==(?!=)|!=|\b(?:decided|flag|measure|groups|talks|charge)\.[a-z]",
    "stops in a row": r"(?<!\.)\.\.(?!\.)|,,|;;|::|(?<=\w) [,;:!](?= |$)|\(\)|\[\]|“”|(?<!\.)\.;|,\.|:\.|;\.",
    "a value of the program": r"\bNone\b|\bTrue\b|\bFalse\b|[{}]|\b[A-Z][a-z]+\.[A-Z_]{3,}|\['|'\]",
    "a stop at its beginning": r"^\s*(?:[:;,]|\.(?!\.\.))",
}
End = Callable[[Game], Iterable[Shown]]
ARTICLES = ("headline", "story", "corridor")
PAIRS = ("()", "[]", "“”")


def faults_in(shown: Iterable[Shown]) -> list[str]:
    """Return what is wrong with the texts, each kind of fault once for each place where it is shown."""
    found: dict[tuple[str, str], str] = {}
    read: set[Shown] = set()
    for where, text in shown:
        if (where, text) in read:
            continue
        read.add((where, text))
        for fault, pattern in FAULTS.items():
            if re.search(pattern, text):
                found.setdefault((fault, where), text)
        if any(text.count(pair[0]) != text.count(pair[1]) for pair in PAIRS):
            found.setdefault(("a bracket left open", where), text)
        if where in ARTICLES and not text[:1].strip(" “").isupper() and not text[:1].isdigit() and text[:1] != "“":
            found.setdefault(("no beginning", where), text)
    return [f"{where}: {fault}: {text[:300]}" for (fault, where), text in found.items()]


def played(case: Case, seed: int, mode: str, share: float, *, drawn: bool, end: End = of_record) -> Iterable[Shown]:
    """Yield what is shown in a game, at a share of its moments and at its end."""
    case = replace(case, setting=replace(case.setting, mode=mode))
    game, dice, led = Game.new(case, seed), Random(seed), delegations(case, seed)
    while not game.over:
        seat = dice.choice(game.to_act())
        routine = game.routine()
        if routine is None and dice.random() < share:
            yield from of_moment(game, seat, dice)
        if drawn:
            game.submit(seat, routine or game.openings(seat).draw(dice))
        else:
            advance_once(game, led)
    yield from end(game)


@pytest.mark.parametrize(
    ("seed", "drawn", "mode"),
    [(0, True, "uncertain"), (1, False, "uncertain"), (2, True, "history"), (3, False, "history")],
)
def test_nothing_that_is_no_sentence_for_a_reader_is_shown_in_the_council_of_three(
    case: Case, seed: int, drawn: bool, mode: str
) -> None:
    assert faults_in(played(case, seed, mode, 0.1, drawn=drawn)) == []


@pytest.mark.parametrize(("seed", "drawn", "mode"), [(1, True, "history"), (2, False, "uncertain")])
def test_nothing_that_is_no_sentence_for_a_reader_is_shown_in_the_crisis(
    shipped: Case, seed: int, drawn: bool, mode: str
) -> None:
    share, end = (0.001, of_mornings) if drawn else (0.01, of_record)
    assert faults_in(played(shipped, seed, mode, share, drawn=drawn, end=end)) == []


@pytest.mark.parametrize(
    "text",
    ["relevance|IND against", "The table [from memory, high confidence].", ": the rest", "kept (seen",
     "when decided.attack", "the demand withdraw_forces", "It is done..", "Vote Ballot.AGAINST"],
)  # fmt: skip
def test_what_would_be_a_fault_is_found(text: str) -> None:
    assert faults_in([("story", text)]) != []


def test_a_headline_that_stops_at_its_colon_leaves_an_article_that_begins_as_one() -> None:
    rest = Story("event", 60, "The talks of Aver: the river is shared. Both sign.")
    page = FrontPage(1, "", "The talks of Aver", (rest,), (), (), (), ())
    assert below_headline(page, rest) == "The river is shared. Both sign."
    assert below_headline(page, Story("event", 60, "The talks of Averra go on.")) == "The talks of Averra go on."
    assert below_headline(page, Story("event", 60, "The talks of Aver.")) == ""


def test_a_ruling_is_overruled_or_stands_and_no_question_that_is_no_text_is_adopted(case: Case) -> None:
    labels = Labels(case)
    subjects = (
        OnRuling(PointGround.RELEVANCE, "AAA"), OnMotion(Motion.ADJOURN, "BBB"), OnParty("SIM/1", "AAA"),
        OnNature("SIM/1"), OnInvitation("DDD"), OnExclusion("DDD"), OnPart(case.remit.bank[0].id), OnAgenda("dam"),
        OnAmendment("SIM/1/A"), OnDraft("SIM/1"),
    )  # fmt: skip
    assert {type(each) for each in subjects} == set(SUBJECTS) == set(ASKED)
    for subject in subjects:
        said = [settled(subject, labels, carried=each) for each in (True, False)]
        words = [verdict(subject, carried=each) for each in (True, False)]
        assert said[0] != said[1] and words[0] != words[1]
        assert faults_in([("record", each) for each in (*said, *words, question_title(subject, labels))]) == []
        adopts = isinstance(subject, OnAgenda | OnAmendment | OnDraft)
        assert any("adopted" in each for each in (*said, *words)) == adopts
    assert settled(subjects[0], labels, carried=False).endswith("stands")
    assert settled(OnExclusion("DDD"), labels, carried=False).endswith("is invited")


@pytest.mark.parametrize(
    ("written", "shown"),
    [("memory, high: the order of 16 March; press", "the order of 16 March; press"),
     ("memory, high", "general knowledge"),
     ("S/RES/2202 (2015), memory, high", "S/RES/2202 (2015)"), ("six points (memory, low)", "six points"),
     ("a list (from memory, high confidence, where no other is named)", "a list"),
     ("Memoirs (1970)", "Memoirs (1970)")],
)  # fmt: skip
def test_how_surely_an_author_remembers_stays_in_the_file(written: str, shown: str) -> None:
    assert bare(written) == shown


def test_no_day_that_a_motion_offers_is_past_or_beyond_the_end(case: Case) -> None:
    labels, words, offered = Labels(case), wording_of(case), 0
    for seed in range(4):
        game, dice = Game.new(case, seed), Random(seed)
        while not game.over:
            seat = dice.choice(game.to_act())
            openings = game.openings(seat)
            moves = [each for each in openings[MoveMotion].each() if each.until] if MoveMotion in openings else []
            for each in moves:
                view = game.briefing(seat)
                assert view.day < view.day + each.until <= view.days
                assert labels.date(view.day + each.until) in words.act(each, view)
            offered += len(moves)
            game.submit(seat, game.routine() or openings.draw(dice))
    assert offered > 10
