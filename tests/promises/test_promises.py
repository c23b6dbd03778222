"""Every promise of the first scenario: done as its words say it is kept, at once; not done it is broken."""

from __future__ import annotations

from typing import Any

import pytest

from game.engine.case import Case
from game.world.acts import Accepting, AnswerClaim, Demanding, Offering, Speak
from game.world.facts import Claim, ClaimState
from game.world.promises import law_of
from tests.promises.script import Script, credit, minsk
from tests.promises.stories import DEMANDS, OFFERS, SPOKEN, Story

SETTING = minsk().setting
RECOGNITION = "the decision to recognise the so-called republics overtook it"
KEPT, BROKEN = ClaimState.KEPT, ClaimState.BROKEN
ASKED = [(each.id, by) for each in SETTING.demands for by in each.by]
STANDING = {(each.kind, each.subject) for each in SETTING.standing}


def test_every_promise_and_every_demand_has_its_story() -> None:
    assert set(OFFERS) == {each.id for each in SETTING.offers}
    assert set(DEMANDS) == {each.id for each in SETTING.demands}


def made(case: Case, kind: str, subject: str, by: str) -> tuple[Script, Claim]:
    """Return a game in which a promise was made or asked for on the first day, and who is asked has agreed."""
    script = Script(case)
    if (kind, subject) not in STANDING:
        point = Offering(subject) if kind == "offer" else Demanding(subject)
        script.act(by, Speak((point,)))
    claim = script.claim(kind, subject, by)
    asked = SETTING.offer[subject].to if kind == "offer" else SETTING.demand[subject].of
    if asked:
        script.act(asked, Speak((Accepting(claim.number),)), AnswerClaim(claim.number, True))
    return script, claim


def ways(stories: dict[str, Story], kind: str) -> list[Any]:
    """Return for each promise each way to keep it; one that its world keeps by itself has one, the empty one."""
    made = [(id, by) for id, by in (ASKED if kind == "demand" else [(e.id, e.by) for e in SETTING.offers])]
    return [(kind, id, by, way) for id, by in made for way in (stories[id].ways if id in stories else ()) or ("",)]


ALL = [*ways(OFFERS, "offer"), *ways(DEMANDS, "demand")]


@pytest.mark.parametrize(("kind", "subject", "by", "way"), ALL, ids=["-".join(each) for each in ALL])
def test_what_its_words_say_keeps_it_at_once_with_the_credit(kind: str, subject: str, by: str, way: str) -> None:
    story = (OFFERS if kind == "offer" else DEMANDS)[subject]
    script, claim = made(story.kept(), kind, subject, by)
    lasting = bool(law_of(SETTING, kind, subject).lasting)
    if way:
        while script.game.day < 2:
            script.pass_by()
        assert script.ledger[claim.number].state is not KEPT, "nothing has been done for it yet"
        day = script.game.day
        story.ways[way](script)
        assert script.ledger[claim.number].history[-1].day == day
    else:
        while script.ledger[claim.number].state is not KEPT and script.game.day <= claim.due:
            script.pass_by()
    after = script.ledger[claim.number]
    assert after.state is KEPT, after
    assert after.history[-1].day == claim.due if lasting else after.history[-1].day <= claim.due
    giver = claim.by if kind == "offer" else claim.about
    assert credit(script.settled(claim.number), giver, claim.number) == 3.0
    assert "its date passed" not in after.history[-1].because


@pytest.mark.parametrize("subject", [each for each in (*OFFERS, *DEMANDS) if each not in SPOKEN])
def test_what_is_not_done_by_its_date_is_broken(subject: str) -> None:
    kind, stories = ("offer", OFFERS) if subject in OFFERS else ("demand", DEMANDS)
    by = SETTING.offer[subject].by if kind == "offer" else SETTING.demand[subject].by[0]
    story = stories[subject]
    script, claim = made(story.broken(), kind, subject, by)
    script.until(2)
    story.breaks(script)
    last = law_of(SETTING, kind, subject).last_day(claim.due)
    while script.game.day <= last:
        assert script.ledger[claim.number].state in (ClaimState.OPEN, ClaimState.ACCEPTED), "its last day counts"
        script.pass_by()
    after = script.ledger[claim.number]
    assert after.history[-1].day == last + 1
    if kind == "offer" and claim.about and law_of(SETTING, kind, subject).lasting:
        assert after.state is ClaimState.LAPSED, "who had accepted it undid it, and not who had offered it"
        assert after.history[-1].because in ("the decision to attack overtook it", RECOGNITION)
        assert credit(script.settled(claim.number), claim.by, claim.number) == 0.0
        return
    assert after.state is BROKEN
    lasting = bool(law_of(SETTING, kind, subject).lasting)
    why = "this did not last until its date: " if lasting else "its date passed without "
    assert after.history[-1].because.startswith(why)
    giver = claim.by if kind == "offer" else claim.about
    assert credit(script.settled(claim.number), giver, claim.number) == -6.0


@pytest.mark.parametrize("subject", [*(each.id for each in SETTING.offers if each.to), *DEMANDS])
def test_what_nobody_agreed_to_lapses_without_a_loss(subject: str) -> None:
    kind = "offer" if subject in OFFERS else "demand"
    law = SETTING.offer[subject] if kind == "offer" else SETTING.demand[subject]
    by = law.by if isinstance(law.by, str) else law.by[0]
    script = Script((OFFERS if kind == "offer" else DEMANDS)[subject].broken())
    if (kind, subject) not in STANDING:
        script.act(by, Speak((Offering(subject) if kind == "offer" else Demanding(subject),)))
    claim = script.claim(kind, subject)
    while script.game.day <= claim.due:
        script.pass_by()
    after = script.ledger[claim.number]
    assert after.state is ClaimState.LAPSED
    assert all(credit(script.settled(claim.number), each, claim.number) == 0.0 for each in (claim.by, claim.about))
