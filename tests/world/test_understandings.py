"""Understandings: what is promised outside the chamber is judged by rule, and a word before witnesses is staked."""

from typing import Any

from game.terms import Dice
from game.world import field, talks
from game.world import understandings as u
from game.world.acts import (
    Accusing,
    AnswerUnderstanding,
    CallTalks,
    MeetGroup,
    Promise,
    PromiseKind,
    ProposeUnderstanding,
)
from game.world.corridor import View, deed_events, frame, kinds_of
from game.world.facts import ClaimState, World
from game.world.setting import Group, Setting
from game.world.unfolding import Unfolding
from tests.world.setting_of_three import SEATS, after, begun
from tests.world.test_ledger import number, said

DRAFT = "SIM/2022/1"
TEXT = ("withdrawal", "monitors")
IN_FAVOUR = Promise(PromiseKind.BALLOT, DRAFT, "in_favour")
ABSTAINING = Promise(PromiseKind.BALLOT, DRAFT, "abstaining")
RESTRAINT = Promise(PromiseKind.RESTRAINT, "BBB")
GROUP = Group("all", "the three", SEATS)


def offered(world: World, setting: Setting, by: str, day: int = 1) -> Any:
    view = View(world, setting, day, by, 3, (DRAFT,), SEATS, (TEXT,), (("AAA",),))
    return frame(ProposeUnderstanding, view)


def done(world: World, setting: Setting, by: str, deed: Any, day: int = 1) -> World:
    return after(world, deed_events(world, setting, day, by, deed), setting, day)


def agreed(
    asks: Promise, gives: Promise | None = None, *, witnessed: bool = False, by: str = "AAA", partner: str = "CCC"
) -> tuple[Setting, World]:
    """Return a world in which one has accepted what another proposed on the first day."""
    setting, world = begun(capitals=("BBB",), groups=(GROUP,))
    proposal = ProposeUnderstanding((partner,), asks, gives, witnessed)
    assert offered(world, setting, by).admits(proposal)
    world = done(world, setting, by, proposal)
    number = world.understandings[-1].number
    assert u.answers(world, 1, partner) == (AnswerUnderstanding(number, True), AnswerUnderstanding(number, False))
    return setting, done(world, setting, partner, AnswerUnderstanding(number, True))


def voted(
    world: World, setting: Setting, *, sponsors: Any = ("AAA",), text: Any = TEXT, bound: Any = (), **ballots: str
) -> World:
    unfolding = Unfolding(world, setting, 2)
    u.judge_ballots(unfolding, DRAFT, ballots, paragraphs=text, sponsors=sponsors, bound=bound)
    return after(world, unfolding.told(), setting, 2)


def relation(world: World, setting: Setting, one: str, other: str) -> float:
    return number(world, setting, f"relation[{one},{other}]")


def test_a_word_that_was_kept_at_the_vote_warms_and_one_that_was_broken_cools_more() -> None:
    setting, world = agreed(IN_FAVOUR)
    kept = voted(world, setting, CCC="in_favour")
    broken = voted(world, setting, CCC="abstaining")
    before = relation(world, setting, "AAA", "CCC")
    assert kept.understandings[0].kept == ("CCC",) and broken.understandings[0].broken == ("CCC",)
    assert relation(kept, setting, "AAA", "CCC") - before == 4
    assert relation(broken, setting, "AAA", "CCC") - before == -12
    assert kept.ledger == world.ledger and not kept.understandings[0].pending


def test_credibility_is_at_stake_only_before_witnesses_and_by_an_entry_of_the_ledger() -> None:
    for witnessed, kept, broken in ((False, 0, 0), (True, 3, -6)):
        setting, world = agreed(IN_FAVOUR, witnessed=witnessed)
        pledges = [each for each in world.ledger if each.kind == "pledge"]
        assert [(each.by, each.about, each.subject) for each in pledges] == [("CCC", "AAA", DRAFT)] * witnessed
        was = number(world, setting, "credibility[CCC]")
        assert number(voted(world, setting, CCC="in_favour"), setting, "credibility[CCC]") - was == kept
        after_it = voted(world, setting, CCC="against")
        assert number(after_it, setting, "credibility[CCC]") - was == broken
        if witnessed:
            assert after_it.ledger[pledges[0].number].state is ClaimState.BROKEN


def test_one_ballot_wins_credit_once_however_many_it_was_promised_to() -> None:
    setting, world = agreed(IN_FAVOUR, witnessed=True)
    world = done(world, setting, "BBB", ProposeUnderstanding(("CCC",), IN_FAVOUR, None, True))
    world = done(world, setting, "CCC", AnswerUnderstanding(world.understandings[-1].number, True))
    was = number(world, setting, "credibility[CCC]")
    kept = voted(world, setting, CCC="in_favour")
    assert number(kept, setting, "credibility[CCC]") - was == 3
    assert {each.kept for each in kept.understandings} == {("CCC",)}


def test_a_promise_on_a_condition_lapses_where_the_paragraph_stayed() -> None:
    conditional = Promise(PromiseKind.BALLOT, DRAFT, "abstaining", "withdrawal")
    setting, world = agreed(conditional)
    stayed = voted(world, setting, CCC="against")
    assert stayed.understandings[0].lapsed == ("CCC",)
    assert relation(stayed, setting, "AAA", "CCC") == relation(world, setting, "AAA", "CCC")
    went = voted(world, setting, text=("monitors",), CCC="against")
    assert went.understandings[0].broken == ("CCC",)


def test_who_was_failed_by_the_other_owes_nothing() -> None:
    setting, world = agreed(RESTRAINT, ABSTAINING, by="CCC", partner="AAA")
    world = said(world, setting, "AAA", Accusing("attack_planned"), day=2)
    assert world.understandings[0].broken == ("AAA",)
    later = voted(world, setting, CCC="in_favour")
    assert later.understandings[0].lapsed == ("CCC",)
    assert relation(later, setting, "CCC", "AAA") == relation(world, setting, "CCC", "AAA")


def test_the_partner_of_one_who_broke_its_word_first_owes_nothing_either() -> None:
    setting, world = agreed(IN_FAVOUR, RESTRAINT, by="AAA", partner="CCC")
    world = said(world, setting, "AAA", Accusing("attack_planned"), day=2)
    later = voted(world, setting, CCC="against")
    assert later.understandings[0].broken == ("AAA",) and later.understandings[0].lapsed == ("CCC",)


def test_restraint_is_kept_when_its_date_comes_and_a_ballot_never_cast_lapses() -> None:
    setting, world = agreed(IN_FAVOUR, RESTRAINT)
    due = world.understandings[0].due
    early = after(world, field.morning(world, setting, due - 1, Dice(1, due - 1, "morning")), setting, due - 1)
    assert len(early.understandings[0].pending) == 2
    late = after(world, field.morning(world, setting, due, Dice(1, due, "morning")), setting, due)
    assert late.understandings[0].kept == ("AAA",) and late.understandings[0].lapsed == ("CCC",)


def test_a_party_to_the_dispute_that_had_to_abstain_has_broken_nothing() -> None:
    setting, world = agreed(IN_FAVOUR)
    assert voted(world, setting, bound=("CCC",), CCC="abstaining").understandings[0].lapsed == ("CCC",)
    setting, world = agreed(ABSTAINING)
    assert voted(world, setting, bound=("CCC",), CCC="abstaining").understandings[0].kept == ("CCC",)


def test_consent_to_talks_is_kept_or_broken_by_the_answer_to_the_call() -> None:
    setting, world = begun(capitals=("BBB",))
    form = next(each for each in setting.formats if "AAA" in each.parties and "BBB" in each.parties)
    promise = Promise(PromiseKind.TALKS, form.id)
    world = done(world, setting, "AAA", ProposeUnderstanding(("BBB",), promise))
    world = done(world, setting, "BBB", AnswerUnderstanding(world.understandings[-1].number, True))
    assert talks.callable_formats(world, setting, 1, "AAA")
    world = done(world, setting, "AAA", CallTalks(form.id))
    for consents in (True, False):
        unfolding = Unfolding(world, setting, 1)
        u.judge_call(unfolding, "BBB", form.id, consents=consents)
        found = after(world, unfolding.told(), setting).understandings[0]
        assert (found.kept, found.broken) == ((("BBB",), ()) if consents else ((), ("BBB",)))


def test_a_refusal_ends_a_proposal_and_an_old_one_cannot_be_accepted() -> None:
    setting, world = begun(capitals=("BBB",))
    world = done(world, setting, "AAA", ProposeUnderstanding(("CCC",), IN_FAVOUR))
    assert not u.answers(world, 1, "BBB") and u.answers(world, 2, "CCC") and not u.answers(world, 3, "CCC")
    assert not offered(world, setting, "AAA").admits(ProposeUnderstanding(("CCC",), ABSTAINING)), "it is asked already"
    refused = done(world, setting, "CCC", AnswerUnderstanding(world.understandings[-1].number, False))
    assert refused.understandings[0].state is ClaimState.REFUSED and not u.answers(refused, 1, "CCC")


def test_a_group_agrees_on_one_line_which_binds_each_of_them() -> None:
    setting, world = begun(capitals=("BBB",), groups=(GROUP,))
    line = ProposeUnderstanding(("BBB", "CCC"), IN_FAVOUR, IN_FAVOUR)
    frame_ = offered(world, setting, "AAA")
    assert frame_.admits(line)
    assert not frame_.admits(ProposeUnderstanding(("CCC", "BBB"), IN_FAVOUR, IN_FAVOUR)), "a group has its order"
    assert not frame_.admits(ProposeUnderstanding(("BBB", "CCC"), IN_FAVOUR, ABSTAINING)), "one line is one ballot"
    world = done(world, setting, "AAA", line)
    world = done(world, setting, "BBB", AnswerUnderstanding(world.understandings[-1].number, True))
    assert world.understandings[0].state is ClaimState.OPEN
    world = done(world, setting, "CCC", AnswerUnderstanding(world.understandings[-1].number, True))
    assert {member for member, _ in world.understandings[0].pending} == set(SEATS)
    judged = voted(world, setting, AAA="in_favour", BBB="against", CCC="in_favour").understandings[0]
    assert set(judged.kept) == {"AAA", "CCC"} and judged.broken == ("BBB",)


def test_a_group_meets_once_a_day_whoever_of_it_asks() -> None:
    setting, world = begun(groups=(GROUP,))
    assert MeetGroup in kinds_of(setting, "AAA")

    def open_to(state: World, by: str, day: int) -> Any:
        return frame(MeetGroup, View(state, setting, day, by, 3, (), SEATS))

    met = done(world, setting, "AAA", MeetGroup("all"))
    assert open_to(world, "BBB", 1).admits(MeetGroup("all")) and open_to(met, "BBB", 1) is None
    assert open_to(met, "BBB", 2).admits(MeetGroup("all"))
    assert relation(met, setting, "AAA", "CCC") - relation(world, setting, "AAA", "CCC") == 2
    assert relation(met, setting, "BBB", "CCC") == relation(world, setting, "BBB", "CCC")


def test_only_what_can_be_promised_is_admitted() -> None:
    setting, world = begun(capitals=("BBB",))
    frame_ = offered(world, setting, "AAA")
    refused = (
        ProposeUnderstanding(("AAA",), IN_FAVOUR),
        ProposeUnderstanding((), IN_FAVOUR),
        ProposeUnderstanding(("CCC",), Promise(PromiseKind.BALLOT, "SIM/2022/9", "in_favour")),
        ProposeUnderstanding(("CCC",), Promise(PromiseKind.BALLOT, DRAFT, "in-favour")),
        ProposeUnderstanding(("CCC",), Promise(PromiseKind.BALLOT, DRAFT, "in_favour", "nowhere")),
        ProposeUnderstanding(("BBB",), RESTRAINT),
        ProposeUnderstanding(("CCC",), IN_FAVOUR, Promise(PromiseKind.SPONSOR, DRAFT)),
        ProposeUnderstanding(("CCC",), None),  # type: ignore[arg-type]
    )
    assert [frame_.admits(each) for each in refused] == [False] * len(refused)
