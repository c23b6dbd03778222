"""What sponsors accept or the Council adopts is in the text from then on, until it is on record."""

from itertools import permutations

import pytest

from game.council import acts as a
from game.council import events as e
from game.council.acts import Clause
from game.council.papers import Standing
from game.council.stages import Stage
from tests.rules.councils import AGAINST, MONITORS, SLUICES, TALKS
from tests.rules.test_amendments import STRONGER, amends, considering


@pytest.mark.parametrize("order", list(permutations(("EAA", "PAA", "ECC"))), ids=" ".join)
def test_acceptances_are_counted_in_whatever_order_and_through_whatever_comes_between(order: tuple[str, ...]) -> None:
    story = considering(TALKS, cosponsors=("PAA", "ECC"))
    symbol = amends(story, "EBB", 0, STRONGER)
    for number, each in enumerate(order):
        assert story.draft("SIM/1").clauses == (TALKS,)
        assert a.AcceptAmendment(symbol) in story.may(each, a.AcceptAmendment)
        story.does(each, a.AcceptAmendment(symbol))
        assert a.AcceptAmendment(symbol) not in story.may(each, a.AcceptAmendment)
        if number == 0:
            other = amends(story, "EBB", -1, SLUICES)
            story.does("EBB", a.WithdrawAmendment(other))
    assert story.draft("SIM/1").clauses == (STRONGER,)


@pytest.mark.parametrize("accepted", [True, False], ids=["accepted by its sponsors", "adopted by a vote"])
@pytest.mark.parametrize(
    ("place", "clause", "text"),
    [(0, STRONGER, (STRONGER, SLUICES)), (-1, MONITORS, (TALKS, SLUICES, MONITORS)), (1, None, (TALKS,))],
    ids=["changed", "added", "deleted"],
)
def test_what_the_council_adopts_is_the_text_with_its_amendments_and_so_it_stays(
    accepted: bool, place: int, clause: Clause | None, text: tuple[Clause, ...]
) -> None:
    story = considering(TALKS, SLUICES)
    symbol = amends(story, "EBB", place, clause)
    if accepted:
        story.does("EAA", a.AcceptAmendment(symbol))
    else:
        story.reach(Stage.AMENDMENT_VOTE).votes()
    assert story.draft("SIM/1").clauses == text
    assert story.may("EBB", a.WithdrawAmendment) == []
    story.reach(Stage.DRAFT_VOTE)
    assert story.draft("SIM/1").clauses == text
    assert story.votes().outcome.adopted
    story.reach(None)
    story.end_day()
    story.morning()
    adopted = story.draft("SIM/1")
    assert (adopted.standing, adopted.clauses) == (Standing.ADOPTED, text)
    voted = [each.subject.kind for each in story.told(e.VotingEnded)]
    assert voted == (["draft"] if accepted else ["amendment", "draft"])
    how = "incorporated" if accepted else "adopted"
    assert [each.settled for each in story.state.proceedings.papers.amendments] == [how]


def test_a_part_put_separately_reads_as_an_accepted_amendment_made_it() -> None:
    story = considering(TALKS, SLUICES)
    story.does("EBB", a.RequestSeparateVote("SIM/1", 0))
    story.does("EAA", a.Pass())
    story.does("EAA", a.AcceptAmendment(amends(story, "EBB", 0, STRONGER)))
    assert story.reach(Stage.PART_VOTE).draft("SIM/1").separate == (STRONGER,)
    story.votes(AGAINST)
    assert story.draft("SIM/1").clauses == (SLUICES,)
