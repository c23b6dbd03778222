"""What belongs to some items of the agenda alone: paragraphs, the States and briefers invited, who speaks."""

from itertools import pairwise

import pytest

from game.council import acts as a
from game.council.acts import Clause, Verb
from game.council.papers import BankParagraph
from game.council.remit import Invitee
from game.council.stages import Stage
from tests.rules.councils import BANK, DAM, NEIGHBOUR, PARTY, RIVER, TALKS, Story

ON_RIVER = BankParagraph("banks", "operative", "the banks to be raised", ("calls-upon",), {}, items=(RIVER,))
ON_DAM = BankParagraph("turbines", "operative", "the turbines to be stopped", ("calls-upon",), {}, items=(DAM,))
ON_BOTH = BankParagraph("gauges", "operative", "the gauges to be read", ("calls-upon",), {}, items=(RIVER, DAM))
OPENED = BankParagraph("lately", "preambular", "the letter on the dam", ("welcomes",), {}, items=(DAM,))
BANKED = (*BANK, ON_RIVER, ON_DAM, ON_BOTH, OPENED)
RAISE, STOP, READ = (Clause(each.id, Verb.CALLS_UPON) for each in (ON_RIVER, ON_DAM, ON_BOTH))
LATELY = Clause("lately", Verb.WELCOMES)
INVITED = (Invitee(NEIGHBOUR, "neighbour", 37, items=(RIVER,)), Invitee(PARTY, "party", 37, items=(DAM,)))


def meeting_on(item: str, **other: object) -> Story:
    """Return a story in which a meeting on this item is about to open."""
    story = Story(5, bank=BANKED, invitees=INVITED, meeting=False, **other).morning()
    story.does("EBB", a.RequestMeeting(item))
    return story


@pytest.mark.parametrize(
    ("item", "open_", "closed"),
    [(RIVER, (TALKS, RAISE, READ), (STOP, LATELY)), (DAM, (LATELY, TALKS, STOP, READ), (RAISE,))],
)
def test_a_paragraph_is_used_in_texts_on_its_items_and_in_no_other(
    item: str, open_: tuple[Clause, ...], closed: tuple[Clause, ...]
) -> None:
    story = meeting_on(item)
    assert story.table("EAA", *open_, item=item)
    for each in closed:
        text = (each, TALKS) if each is LATELY else (each,)
        assert story.refused("EBB", a.TableDraft("text", item, text, "VI" if TALKS in text else None))
    story.convene().reach(Stage.TEXTS)
    offered = {each.clause for each in story.may("EBB", a.ProposeAmendment) if each.clause}
    assert offered.isdisjoint(closed)
    assert {each.paragraph for each in offered} >= {"sluices", "monitors"}
    assert all(story.refused("EBB", a.ProposeAmendment("SIM/1", -1, each)) for each in closed)


@pytest.mark.parametrize(("item", "invited", "other"), [(RIVER, NEIGHBOUR, PARTY), (DAM, PARTY, NEIGHBOUR)])
def test_a_state_is_invited_and_listed_to_speak_on_its_items_and_on_no_other(
    item: str, invited: str, other: str
) -> None:
    story = meeting_on(item).convene()
    assert story.reach(Stage.INVITATIONS).meeting.proposed == (invited,)
    story.reach(Stage.DEBATE)
    assert invited in story.meeting.invited
    assert invited in story.meeting.speakers
    assert other not in (*story.meeting.invited, *story.meeting.speakers)


def test_a_meeting_on_one_item_may_be_asked_for_beside_one_on_another_and_by_each_member_once() -> None:
    story = meeting_on(RIVER)
    assert [each.item for each in story.may("ECC", a.RequestMeeting)] == [DAM]
    assert story.may("EBB", a.RequestMeeting) == []
    story.does("ECC", a.RequestMeeting(DAM))
    assert story.may("PAA", a.RequestMeeting) == []
    assert story.may(NEIGHBOUR, a.RequestMeeting) == []
    assert story.convene().meeting.item == RIVER


def test_the_member_that_asked_speaks_first_and_the_president_last_after_those_invited() -> None:
    story = meeting_on(RIVER).convene().reach(Stage.DEBATE)
    speakers = [each for each in story.meeting.speakers if each != "XAA"]
    assert (speakers[0], speakers[-2:]) == ("EBB", [NEIGHBOUR, "EAA"])
    assert sorted(speakers) == sorted((*story.members, NEIGHBOUR))


def test_a_president_that_asked_for_the_meeting_speaks_last_all_the_same() -> None:
    story = Story(5, meeting=False).morning()
    story.does("EAA", a.RequestMeeting(RIVER))
    story.convene().reach(Stage.DEBATE)
    assert story.meeting.speakers[-1] == "EAA"
    assert story.meeting.speakers.count("EAA") == 1


def test_a_list_of_first_speakers_is_followed_and_the_others_come_after_it_in_their_order() -> None:
    first = ("PAA", NEIGHBOUR, "EBB")
    story = Story(5, first_speakers=first).morning().convene().reach(Stage.DEBATE)
    speakers = story.meeting.speakers
    assert speakers[:3] == first
    rest = [story.members.index(each) for each in speakers[3:] if each in story.members]
    assert all(one < other for one, other in pairwise(rest))
    story = Story(5, first_speakers=("PAA", "EBB")).morning().convene().reach(Stage.DEBATE)
    assert story.meeting.speakers[:2] == ("PAA", "EBB")
    assert story.meeting.speakers[-1] == NEIGHBOUR
