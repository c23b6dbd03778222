"""When a deed keeps a promise: any day from the promise to its date, and neither before it nor after."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.council.acts import RequestMeeting
from game.world.acts import Accepting, AnswerClaim, CallTalks, Demanding, MeetGroup, Offering, ReleaseEvidence, Speak
from game.world.facts import ClaimState
from game.world.promises import makeable
from tests.promises.script import Script, credit
from tests.promises.stories import OFFERS, calm
from tests.promises.test_promises import SETTING, made

DEEDS = sorted((each.id, way) for each in SETTING.offers if not each.to for way in OFFERS[each.id].ways)
PAIRS = st.sampled_from([each for each in DEEDS if each[1] != "charged"])
DAYS = st.integers(2, 5)


@settings(max_examples=60)
@given(PAIRS, DAYS)
def test_a_deed_keeps_a_pledge_on_every_day_to_its_date_and_on_none_after(deed: tuple[str, str], day: int) -> None:
    subject, way = deed
    script, claim = made(calm(), "offer", subject, SETTING.offer[subject].by)
    script.until(day)
    before = script.ledger[claim.number].state
    assert before is (ClaimState.OPEN if day <= claim.due else ClaimState.BROKEN)
    OFFERS[subject].ways[way](script)
    after = script.ledger[claim.number]
    if day <= claim.due:
        assert after.state is ClaimState.KEPT and after.history[-1].day == day
        assert credit(script.game.records[-1], claim.by, claim.number) == 3.0
    else:
        assert after.state is ClaimState.BROKEN


@settings(max_examples=30)
@given(st.sampled_from([each for each in DEEDS if each[1] != "charged"]))
def test_a_deed_before_the_promise_does_not_keep_it(deed: tuple[str, str]) -> None:
    subject, way = deed
    by, script = SETTING.offer[subject].by, Script(calm())
    script.until(1)
    OFFERS[subject].ways[way](script)
    if subject in ("figures_tomorrow", "order_published", "show_imagery"):
        assert not makeable(script.game._state.world, SETTING, 1, "offer", subject), "what is out cannot be promised"
        return
    script.act(by, Speak((Offering(subject),)))
    claim = script.claim("offer", subject)
    assert claim.state is ClaimState.OPEN and claim.since
    while script.game.day <= claim.due:
        assert script.ledger[claim.number].state is ClaimState.OPEN
        script.pass_by()
    assert script.ledger[claim.number].state is ClaimState.BROKEN


def test_the_first_meeting_after_the_pledge_keeps_it_whatever_was_met_before() -> None:
    script = Script(calm())
    script.act("GHA", MeetGroup("african_three"), day=1)
    script.act("KEN", Speak((Offering("three_together_ken"),)))
    claim = script.claim("offer", "three_together_ken")
    script.act("GAB", MeetGroup("african_three"), day=claim.due)
    assert script.ledger[claim.number].state is ClaimState.KEPT
    assert script.ledger[claim.number].history[-1].because == "through a meeting of the African three"


def test_one_meeting_keeps_what_each_of_the_three_has_promised() -> None:
    script = Script(calm())
    script.all_act({seat: Speak((Offering(f"three_together_{seat.lower()}"),)) for seat in ("GAB", "GHA", "KEN")})
    record = script.act("KEN", MeetGroup("african_three"), day=2)
    for seat in ("GAB", "GHA", "KEN"):
        claim = script.claim("offer", f"three_together_{seat.lower()}")
        assert claim.state is ClaimState.KEPT and credit(record, seat, claim.number) == 3.0


def test_one_declaration_wins_credit_once_however_many_asked_for_it() -> None:
    script = Script(calm())
    script.all_act({seat: Speak((Demanding("explain_movements"),)) for seat in ("UKR", "NOR")})
    numbers = [script.claim("demand", "explain_movements", seat).number for seat in ("UKR", "NOR")]
    script.until(2)
    won = [credit(script.act("RUS", AnswerClaim(number, True)), "RUS", number) for number in numbers]
    assert won == [3.0, 0.0]
    assert all(script.ledger[number].state is ClaimState.KEPT for number in numbers)


def test_what_was_done_between_an_offer_and_its_acceptance_keeps_it_when_it_is_accepted() -> None:
    script = Script(calm())
    script.act("DEU", Speak((Offering("advisers_meeting"),)))
    claim = script.claim("offer", "advisers_meeting")
    script.act("DEU", CallTalks("normandy"), day=2)
    assert script.ledger[claim.number].state is ClaimState.OPEN
    record = script.act("RUS", AnswerClaim(claim.number, True))
    assert script.ledger[claim.number].state is ClaimState.KEPT
    assert credit(record, "DEU", claim.number) == 3.0


def test_an_offer_can_be_accepted_on_its_last_day_and_not_after() -> None:
    for late in (0, 1):
        script = Script(calm())
        script.act("DEU", Speak((Offering("advisers_meeting"),)))
        claim = script.claim("offer", "advisers_meeting")
        script.until(claim.due + late)
        assert script.may("RUS", AnswerClaim(claim.number, True)) is not bool(late)


@pytest.mark.parametrize("subject", ["parties_at_one_table", "three_together_ken"])
def test_what_can_no_longer_be_done_is_not_promised(subject: str) -> None:
    from tests.promises.stories import recognition

    script = Script(recognition())
    script.until(3)
    open_to = makeable(script.game._state.world, SETTING, 3, "offer", subject)
    assert open_to is (subject == "three_together_ken"), "the formats ended with recognition"


def test_a_pledge_is_in_the_answer_to_the_act_that_keeps_it() -> None:
    from game.record.consequences import consequences

    script = Script(calm())
    script.act("KEN", Speak((Offering("three_together_ken"),)))
    record = script.act("KEN", MeetGroup("african_three"), day=2)
    told = consequences(record, script.game.case, "KEN", script.ledger)
    assert told[0] == (
        "Your pledge, to see the African three meet within two days, whoever of them asks for it, is kept through "
        "a meeting of the African three."
    )
    assert any(line.startswith("your credibility +3") for line in told)


def test_who_promised_is_told_of_it_when_another_does_it() -> None:
    from game.record.chronicle import Chronicle
    from game.record.confidences import asides

    script = Script(calm())
    script.act("KEN", Speak((Offering("three_together_ken"),)))
    record = script.act("GHA", MeetGroup("african_three"), day=2)
    chronicle = Chronicle.of(script.game.case, script.game.records)
    told = asides(record, script.game.briefing("KEN"), chronicle.labels)
    assert any(line.startswith("Your pledge, to see the African three meet") for line in told)


def test_the_ledger_the_morning_and_the_debrief_say_what_decided_it() -> None:
    from game.record.chronicle import Chronicle
    from game.record.ledger import ledger
    from game.record.newspaper import page_of
    from game.record.text import dispatches_text, ledger_text

    script = Script(calm())
    script.act("KEN", Speak((Offering("three_together_ken"),)))
    script.act("GAB", Speak((Offering("three_together_gab"),)))
    script.act("KEN", MeetGroup("african_three"), day=2)
    script.until(3)
    row = ledger(script.ledger, script.game.case)[script.claim("offer", "three_together_ken").number]
    assert row.state == "kept"
    assert row.moved == ("18 February 2022: kept through a meeting of the African three",)
    page = page_of(Chronicle.of(script.game.case, script.game.records))
    morning = " ".join(dispatches_text(page).split())
    assert "kept through a meeting of the African three" in morning
    assert "[kept]" in ledger_text([row])


def test_words_before_the_act_say_what_keeps_a_pledge_and_what_hangs_on_it() -> None:
    from game.words.wording import wording_of

    script = Script(calm())
    view = script.game.briefing("KEN")
    said = wording_of(script.game.case).part("points", Offering("three_together_ken"), view)
    assert said.endswith("[kept by a meeting of the African three: your credibility +3, else -6]")
    tabled = wording_of(script.game.case).part("points", Offering("text_within_two_days"), view)
    assert tabled.endswith("[kept by a draft resolution tabled by Albania: your credibility +3, else -6]")


def test_a_pledge_waits_for_nobody_and_an_offer_for_its_answer() -> None:
    needs = {each.id for each in SETTING.offers if each.to}
    assert needs == {
        "ministers_meeting", "security_dialogue", "leaders_summit", "advisers_meeting", "draft_law_on_status",
        "exchange_of_detained", "meeting_of_presidents",
    }  # fmt: skip
    script = Script(calm())
    script.until(1)
    standing = script.claim("offer", "exercise_ends")
    assert standing.about == "" and not script.may("UKR", AnswerClaim(standing.number, False))
    script.act("RUS", Speak((Offering("units_return"),)))
    made_ = script.claim("offer", "units_return")
    script.until(2)
    for answer in (AnswerClaim(made_.number, True), AnswerClaim(made_.number, False)):
        assert not script.may("UKR", answer)
    script.act("USA", RequestMeeting(script.game.case.remit.items[0].id))
    while not script.may("UKR", Speak((Offering("crossing_points"),))):
        script.pass_by("UKR")
    assert not script.may("UKR", Speak((Accepting(made_.number),)))
    assert script.may("UKR", Speak((Offering("meeting_of_presidents"),)))
    assert not script.may("UKR", ReleaseEvidence("troop_count_149")), "evidence is released in the corridor"


@pytest.mark.parametrize(("days", "state"), [(1, ClaimState.OPEN), (3, ClaimState.BROKEN)])
def test_at_the_end_of_the_campaign_only_what_had_its_last_day_is_broken(days: int, state: ClaimState) -> None:
    case = calm()
    script = Script(replace(case, days=days, setting=replace(case.setting, days=days)))
    speeches = {"KEN": Offering("three_together_ken"), "USA": Offering("ministers_meeting")}
    script.all_act({seat: Speak((point,)) for seat, point in speeches.items()})
    while not script.game.over:
        script.pass_by()
    assert script.claim("offer", "three_together_ken").state is state
    assert script.claim("offer", "ministers_meeting").state is ClaimState.OPEN, "its date did not come"
