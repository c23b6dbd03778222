"""What delegations promise each other, of every kind: kept by doing it, in each way, and broken by not doing it."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from game.council.acts import (
    AcceptAmendment,
    CastBallot,
    Cosponsor,
    ProposeAmendment,
    PutInBlue,
    RequestMeeting,
    TableDraft,
    WithdrawDraft,
)
from game.council.papers import Standing
from game.council.voting import Ballot
from game.world.acts import (
    Accusing,
    AnswerCall,
    AnswerUnderstanding,
    CallTalks,
    Promise,
    PromiseKind,
    ProposeUnderstanding,
    Speak,
)
from game.world.facts import ClaimState, Understanding
from tests.promises.script import Script, credit
from tests.promises.stories import calm

ITEM = calm().remit.items[0].id
BALLOTS = {each.value: each for each in (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING)}


def agreed(asks: Promise | None, by: str = "FRA", partner: str = "KEN", *, witnessed: bool = True) -> Script:
    """Return a game in which the second has promised the first something on the first day; None: about a draft."""
    script = Script(calm())
    if asks is None or asks.subject == "":
        while (frame := script.game.openings(by).frames.get(TableDraft)) is None:
            script.pass_by(by)
        script.game.submit(by, frame.draw(Random(3)))
    if asks is not None:
        agree(script, asks, by, partner, witnessed=witnessed)
    return script


def agree(script: Script, asks: Promise, by: str, partner: str, *, witnessed: bool = True) -> None:
    script.act(by, ProposeUnderstanding((partner,), asks, None, witnessed))
    number = last(script).number
    script.act(partner, AnswerUnderstanding(number, True))


def symbol(script: Script) -> str:
    return script.game._state.proceedings.papers.drafts[-1].symbol


def last(script: Script) -> Understanding:
    return script.game._state.world.understandings[-1]


def state(script: Script) -> ClaimState | None:
    """Return what the only promise of the last understanding has come to, and that the ledger says the same."""
    found = last(script)
    came = [state for state in (ClaimState.KEPT, ClaimState.BROKEN, ClaimState.LAPSED) if getattr(found, state.value)]
    for claim in found.claims.values():
        assert script.ledger[claim].state is (came[0] if came else ClaimState.OPEN)
    return came[0] if came else None


def vote(script: Script, draft: str, cast: dict[str, Ballot], day: int = 0) -> None:
    """Put a draft to the vote on a day, unless it is in blue; all others abstain."""
    if script.game._state.proceedings.papers.drafts[-1].standing is not Standing.BLUE:
        script.act("FRA", PutInBlue(draft), day=day)
    if script.game._state.proceedings.meeting is None and not script.game._state.proceedings.requests:
        script.act("FRA", RequestMeeting(ITEM))
    while not script.game._state.proceedings.votes:
        for seat, ballot in cast.items():
            if seat in script.game.to_act():
                frame: Any = script.game.openings(seat).frames.get(CastBallot)
                for action in frame.actions if frame is not None else ():
                    if action.ballot is ballot:
                        script.game.submit(seat, action)
                        break
        script.pass_by()


@pytest.mark.parametrize("promised", BALLOTS)
@pytest.mark.parametrize("cast", BALLOTS)
@pytest.mark.parametrize("day", [1, 9, 12])
def test_a_ballot_is_kept_or_broken_at_the_vote_however_late_it_comes(promised: str, cast: str, day: int) -> None:
    script = agreed(None)
    draft = symbol(script)
    agree(script, Promise(PromiseKind.BALLOT, draft, promised), "FRA", "KEN")
    vote(script, draft, {"KEN": BALLOTS[cast]}, day)
    assert script.game._state.proceedings.votes[-1].ballots["KEN"] is BALLOTS[cast]
    kept = promised == cast
    assert state(script) is (ClaimState.KEPT if kept else ClaimState.BROKEN)
    number = last(script).claims["KEN"]
    assert credit(script.settled(number), "KEN", number) == (3.0 if kept else -6.0)


@pytest.mark.parametrize("goes", [True, False])
def test_a_ballot_on_a_condition_binds_where_the_paragraph_goes_and_lapses_where_it_stays(goes: bool) -> None:
    script = agreed(None)
    draft = script.game._state.proceedings.papers.drafts[-1]
    place, clause = next((n, c) for n, c in enumerate(draft.clauses) if len(draft.clauses) > 1)
    promise = Promise(PromiseKind.BALLOT, draft.symbol, "in_favour", clause.paragraph)
    agree(script, promise, "FRA", "KEN")
    if goes:
        script.act("FRA", PutInBlue(draft.symbol))
        script.act("GHA", ProposeAmendment(draft.symbol, place, None))
        amendment = script.game._state.proceedings.papers.amendments[-1].symbol
        script.act("FRA", AcceptAmendment(amendment))
    vote(script, draft.symbol, {"KEN": Ballot.AGAINST})
    assert state(script) is (ClaimState.BROKEN if goes else ClaimState.LAPSED)


@pytest.mark.parametrize("day", [1, 2, 9])
def test_a_name_promised_is_kept_as_soon_as_the_sponsors_are_joined(day: int) -> None:
    script = agreed(None)
    draft = symbol(script)
    agree(script, Promise(PromiseKind.SPONSOR, draft), "FRA", "KEN")
    record = script.act("KEN", Cosponsor(draft), day=day)
    assert state(script) is ClaimState.KEPT
    assert credit(record, "KEN", last(script).claims["KEN"]) == 3.0


def test_a_name_promised_and_not_given_is_broken_by_the_vote() -> None:
    script = agreed(None)
    agree(script, Promise(PromiseKind.SPONSOR, symbol(script)), "FRA", "KEN")
    vote(script, symbol(script), {"KEN": Ballot.IN_FAVOUR})
    assert state(script) is ClaimState.BROKEN


@pytest.mark.parametrize("promise", [(PromiseKind.BALLOT, "in_favour"), (PromiseKind.SPONSOR, "")])
def test_nothing_is_owed_about_a_draft_that_was_withdrawn(promise: tuple[PromiseKind, str]) -> None:
    script = agreed(None)
    kind, ballot = promise
    agree(script, Promise(kind, symbol(script), ballot), "FRA", "KEN")
    script.act("FRA", WithdrawDraft(symbol(script)))
    assert state(script) is ClaimState.LAPSED


@pytest.mark.parametrize("day", [2, 3, 4, 5])
def test_restraint_is_broken_by_a_charge_to_its_last_day_and_kept_on_the_morning_after(day: int) -> None:
    script = agreed(Promise(PromiseKind.RESTRAINT, "RUS"), by="CHN", partner="GBR")
    number = last(script).claims["GBR"]
    assert script.ledger[number].due == 4
    script.until(day)
    assert state(script) is (ClaimState.KEPT if day > 4 else None)
    script.act("USA", RequestMeeting(ITEM))
    script.act("GBR", Speak((Accusing("invasion_planned"),)))
    assert state(script) is (ClaimState.KEPT if day > 4 else ClaimState.BROKEN)
    assert credit(script.settled(number), "GBR", number) == (3.0 if day > 4 else -6.0)


def test_who_has_no_charge_to_make_promises_no_restraint() -> None:
    script = Script(calm())
    script.until(1)
    restraint = Promise(PromiseKind.RESTRAINT, "UKR")
    assert not script.may("CHN", ProposeUnderstanding(("KEN",), restraint)), "nobody but Russia charges Ukraine"
    assert script.may("CHN", ProposeUnderstanding(("RUS",), restraint))


@pytest.mark.parametrize("day", [1, 2, 3, 4])
@pytest.mark.parametrize("how", ["consents", "declines", "calls"])
def test_consent_to_talks_is_kept_by_consenting_or_by_calling_and_broken_by_declining(how: str, day: int) -> None:
    script = agreed(Promise(PromiseKind.TALKS, "normandy"), by="FRA", partner="UKR")
    if how == "calls":
        script.act("UKR", CallTalks("normandy"), day=day)
    else:
        script.act("DEU", CallTalks("normandy"), day=day)
        assert state(script) is None
        script.act("UKR", AnswerCall("normandy", how == "consents"))
    assert state(script) is (ClaimState.BROKEN if how == "declines" else ClaimState.KEPT)


def test_consent_that_nobody_asked_for_lapses_after_its_last_day() -> None:
    script = agreed(Promise(PromiseKind.TALKS, "normandy"), by="FRA", partner="UKR")
    script.until(4)
    assert state(script) is None
    script.until(5)
    assert state(script) is ClaimState.LAPSED
    number = last(script).claims["UKR"]
    assert credit(script.settled(number), "UKR", number) == 0.0


def test_a_ballot_on_a_draft_that_is_never_put_to_the_vote_lapses_when_the_campaign_ends() -> None:
    script = agreed(None)
    agree(script, Promise(PromiseKind.BALLOT, symbol(script), "in_favour"), "FRA", "KEN")
    script.until(script.game.case.days)
    assert state(script) is None
    while not script.game.over:
        script.pass_by()
    assert state(script) is ClaimState.LAPSED


def test_every_kind_of_promise_is_told_of_here() -> None:
    assert {each.value for each in PromiseKind} == {"ballot", "sponsor", "restraint", "talks"}
