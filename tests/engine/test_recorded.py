"""A recorded statement is the same act as one made in a game if it says the same of the same claim."""

import pytest

from game.engine.book import BookPoint
from game.engine.recorded import alike, as_recorded, claims_on, recorded
from game.world import acts as w
from game.world.facts import Claim

LEDGER = (
    Claim(0, "accusation", "AAA", "BBB", "closing", 1),
    Claim(1, "demand", "AAA", "BBB", "opening", 1),
    Claim(2, "denial", "BBB", "AAA", "closing", 1, answers=0),
    Claim(3, "accusation", "CCC", "BBB", "closing", 2),
    Claim(4, "accusation", "CCC", "DDD", "closing", 2),
    Claim(5, "offer", "AAA", "BBB", "opening", 2),
)


def made(point: BookPoint, member: str = "BBB") -> list[w.AnyPoint]:
    return list(recorded(point, LEDGER, member))


def test_an_answer_is_given_to_each_claim_that_it_may_answer_the_latest_first() -> None:
    assert made(BookPoint("denying", "closing")) == [w.Denying(3), w.Denying(0)], "only what is about oneself is denied"
    rebutting = BookPoint("rebutting", "closing", evidence="photographs")
    assert made(rebutting) == [w.Rebutting(each, "photographs") for each in (4, 3, 0)], "anybody's claim is rebutted"
    assert made(BookPoint("accepting", "opening")) == [w.Accepting(5), w.Accepting(1)]
    assert made(BookPoint("refusing", "opening")) == [w.Refusing(5), w.Refusing(1)]
    assert made(BookPoint("denying", "opening")) == made(BookPoint("accepting", "closing")) == []
    assert made(BookPoint("denying", "closing"), "EEE") == []


def test_what_answers_nothing_is_said_once_as_it_stands() -> None:
    said = BookPoint("accusing", "closing", confidence=w.Confidence.CERTAIN, evidence="a", further=("b",))
    assert made(said) == [w.Accusing("closing", w.Confidence.CERTAIN, "a", ("b",))]
    assert made(BookPoint("stating", "passage", toward=-1)) == [w.Stating("passage", -1)]
    for kind, act in (
        ("demanding", w.Demanding), ("offering", w.Offering), ("circulating", w.Circulating),
        ("prebutting", w.Prebutting),
    ):  # fmt: skip
        assert made(BookPoint(kind, "x")) == [act("x")]


def test_claims_on_nothing_are_none() -> None:
    assert claims_on(LEDGER, "", "") == [] and [each.number for each in claims_on(LEDGER, "closing", "DDD")] == [4]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (w.Accusing("x", w.Confidence.CERTAIN, "a"), w.Accusing("x", w.Confidence.POSSIBLE, "b"), True),
        (w.Accusing("x", w.Confidence.CERTAIN, "a"), w.Accusing("y", w.Confidence.CERTAIN, "a"), False),
        (w.Rebutting(3, "a"), w.Rebutting(3, "b"), True),
        (w.Rebutting(3, "a"), w.Rebutting(4, "a"), False),
        (w.Rebutting(3, "a"), w.Denying(3), False),
        (w.Denying(3), w.Rebutting(3, "a"), False),
        (w.Accusing("x", w.Confidence.CERTAIN, "a"), w.Prebutting("x"), False),
        (w.Prebutting("x"), w.Accusing("x", w.Confidence.CERTAIN, "a"), False),
        (w.Stating("x", 1), w.Stating("x", 1), True),
        (w.Stating("x", 1), w.Stating("x", -1), False),
    ],
    ids=str,
)
def test_confidence_and_evidence_make_no_other_act(one: w.AnyPoint, other: w.AnyPoint, same: bool) -> None:
    assert alike(one, other) is same


def test_the_point_of_the_record_is_found_by_what_is_said() -> None:
    said = (BookPoint("stating", "passage", toward=1), BookPoint("denying", "closing"))
    assert as_recorded(w.Denying(0), said, LEDGER, "BBB") is said[1]
    assert as_recorded(w.Denying(4), said, LEDGER, "BBB") is None
