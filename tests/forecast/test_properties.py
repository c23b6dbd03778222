"""What holds of every text: reasons sum, nearness never costs, secrets stay secret, and changes change the ballot."""

from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.council.acts import Clause, Verb
from game.council.drafting import STRENGTH
from game.council.papers import BankParagraph
from game.council.voting import Ballot
from game.engine.case import Case, Objective
from game.forecast.changes import change_to, edited
from game.forecast.dated import moment
from game.forecast.forecaster import Audience, Text
from game.forecast.foresight import Foresight
from game.forecast.interests import Interests
from game.forecast.public import public
from game.forecast.valuation import Promised, Standpoint, ballot_for, valuation
from tests.forecast import fifteen

CASE = fifteen.case()
PUBLIC = public(CASE)
SEATS = tuple(fifteen.SEATS)
CLAUSES = [Clause(each.id, Verb(verb)) for each in fifteen.bank() for verb in each.verbs if not each.calls_session]
texts = st.builds(
    Text,
    clauses=st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=5, unique_by=lambda each: each.paragraph).map(
        tuple
    ),
    sponsors=st.lists(st.sampled_from(SEATS), max_size=3, unique=True).map(tuple),
    procedural=st.booleans(),
    force=st.sampled_from([(), ("AAA",)]),
    chapter=st.sampled_from(["", "VII"]),
)
audiences = st.builds(Audience, st.floats(0, 14), st.floats(0, 1), st.integers(0, 2), st.floats(0, 1))
promises = st.lists(
    st.builds(Promised, st.sampled_from(list(Ballot)[:3]), st.sampled_from(SEATS), st.floats(0, 30)), max_size=2
).map(tuple)
positions = st.floats(-1, 1).map(lambda at: round(at, 3))
paragraphs = st.lists(
    st.tuples(st.dictionaries(st.sampled_from(fifteen.ISSUES), positions, min_size=1), st.sampled_from(list(Verb))),
    min_size=1,
    max_size=5,
)


def standpoint(member: str, promised: tuple[Promised, ...] = ()) -> Standpoint:
    profile = CASE.profile[member]
    relations = CASE.setting.relations[member]
    return Standpoint(member, member in fifteen.PERMANENT, profile.width, relations, promised=promised)


@given(texts, st.sampled_from(SEATS), audiences, promises)
def test_the_reasons_sum_to_the_value(text: Text, member: str, others: Audience, promised) -> None:  # type: ignore[no-untyped-def]
    worth = valuation(Interests(PUBLIC), text, standpoint(member, promised), others)
    assert worth.value == round(sum(each.value for each in worth.reasons), 6)
    assert all(each.text and each.source for each in worth.reasons)


def substance(written: list[tuple[dict[str, float], Verb]], member: str) -> float:
    """Return the substance of a text of these paragraphs for a member."""
    ids = [f"free{place}" for place in range(len(written))]
    own = {
        id_: BankParagraph(id_, "operative", "something", tuple(Verb), issues)
        for id_, (issues, _) in zip(ids, written, strict=True)
    }
    clauses = tuple(Clause(id_, verb) for id_, (_, verb) in zip(ids, written, strict=True))
    return sum(Interests(replace(PUBLIC, bank=own)).weighed(member, clauses))


@given(paragraphs, st.sampled_from(SEATS), st.data())
def test_moving_one_issue_of_a_text_nearer_to_a_delegation_never_lowers_its_substance(written, member, data) -> None:  # type: ignore[no-untyped-def]
    place = data.draw(st.integers(0, len(written) - 1))
    issues, verb = written[place]
    issue = data.draw(st.sampled_from(sorted(issues)))
    ideal, strength = CASE.profile[member].positions[issue], STRENGTH[verb]
    share = data.draw(st.floats(0, 1))
    nearer = issues[issue] + share * (ideal / strength - issues[issue])
    moved = [*written[:place], ({**issues, issue: nearer}, verb), *written[place + 1 :]]
    assert substance(moved, member) >= substance(written, member) - 1e-5


@given(paragraphs, st.sampled_from(SEATS), st.data())
def test_a_softer_verb_never_lowers_the_substance_where_the_text_asks_more_than_is_wanted(
    written, member, data
) -> None:  # type: ignore[no-untyped-def]
    place = data.draw(st.integers(0, len(written) - 1))
    issues, verb = written[place]
    softer = data.draw(st.sampled_from([each for each in Verb if STRENGTH[each] <= STRENGTH[verb]]))
    ideals = CASE.profile[member].positions
    asks_more = all(
        at * ideals[issue] <= 0.0 or abs(at) * STRENGTH[softer] >= abs(ideals[issue]) for issue, at in issues.items()
    )
    if asks_more:
        softened = [*written[:place], (issues, softer), *written[place + 1 :]]
        assert substance(softened, member) >= substance(written, member) - 1e-5


def foresight(case: Case = CASE, seat: str = "") -> Foresight:
    return Foresight(moment(case, date.fromisoformat(case.first_day)), seat)


@given(texts, st.sampled_from(SEATS))
def test_the_likelihoods_sum_to_one_and_the_ballot_is_the_likeliest(text: Text, member: str) -> None:
    found = foresight().member(member, text)
    chances = {ballot: getattr(found.likelihood, ballot.value) for ballot in list(Ballot)[:3]}
    assert abs(sum(chances.values()) - 1.0) < 1e-9
    assert all(0.0 <= each <= 1.0 for each in chances.values())
    assert chances[found.ballot] >= max(chances.values()) - 1e-6
    assert found.ballot is ballot_for(found.value, CASE.profile[member].width)


def with_other_secrets(case: Case, but: str) -> Case:
    """Return the case with other secrets of all seats but one: instructions, red lines, private relations, truths."""
    profiles = tuple(
        each
        if each.member == but
        else replace(each, red_lines=(), objectives=(Objective("other", "other", 1, ""),), instructions="otherwise")
        for each in case.profiles
    )
    relations = {one: to if one == but else dict.fromkeys(to, -77.0) for one, to in case.setting.relations.items()}
    charges = tuple(replace(each, truth=1.0 - each.truth) for each in case.setting.charges)
    decisions = tuple(replace(each, history=each.history / 2.0) for each in case.setting.decisions)
    setting = replace(case.setting, relations=relations, charges=charges, decisions=decisions)
    return replace(case, profiles=profiles, setting=setting)


@given(texts, st.sampled_from(SEATS))
@settings(max_examples=40)
def test_the_secrets_of_others_never_change_a_forecast(text: Text, seat: str) -> None:
    assert foresight(CASE, seat).vote(text) == foresight(with_other_secrets(CASE, seat), seat).vote(text)


@dataclass(frozen=True)
class Asked:
    """A text, whose ballot is to change, and to what."""

    text: Text
    member: str
    wanted: Ballot


asked = st.builds(Asked, texts, st.sampled_from(SEATS), st.sampled_from(list(Ballot)[:3]))


@given(asked)
@settings(max_examples=25, deadline=None)
def test_a_verified_change_changes_the_ballot_that_the_same_forecast_gives(case: Asked) -> None:
    known = foresight()
    change = change_to(known, case.text, case.member, case.wanted)
    if change is None:
        assert known.member(case.member, case.text).ballot is not case.wanted
        return
    text, mine = edited(known, case.text, known.standpoint(case.member), change.edits)
    again = foresight().member(case.member, text, mine)
    assert again == change.foreseen
    assert again.ballot is case.wanted
    assert len(change.edits) <= 3
    assert bool(change.edits) is (known.member(case.member, case.text).ballot is not case.wanted)


@given(asked)
@settings(max_examples=15, deadline=None)
def test_no_smaller_set_of_edits_than_the_one_found_would_do(case: Asked) -> None:
    known = foresight()
    change = change_to(known, case.text, case.member, case.wanted)
    for each in change.edits if change and len(change.edits) > 1 else ():
        text, mine = edited(known, case.text, known.standpoint(case.member), (each,))
        if text.clauses:
            assert known.member(case.member, text, mine).ballot is not case.wanted


def test_an_undertaking_is_a_reason_of_its_own() -> None:
    text = Text((Clause("talks", Verb.URGES),), ("BBB",))
    promised = (Promised(Ballot.ABSTAINING, "CCC", 12.0),)
    free = valuation(Interests(PUBLIC), text, standpoint("HHH"), Audience(8.0))
    bound = valuation(Interests(PUBLIC), text, standpoint("HHH", promised), Audience(8.0))
    assert free.value > 12.0
    assert bound.value == round(free.value - 12.0, 6)
    assert any("we promised" in each.text and "to abstain" in each.text for each in bound.reasons)
