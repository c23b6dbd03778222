"""A reason reads the text: what it says that a paragraph is, names or crosses, that paragraph is, names and crosses."""

import re
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.council.acts import CastBallot, Clause, Verb
from game.council.drafting import STRENGTH, chapter_of
from game.council.papers import DraftResolution
from game.debrief.debrief import debrief
from game.debrief.grounds import read_against, veto_grounds
from game.debrief.history import History
from game.debrief.sections import BY_A_PERSON, sections
from game.engine.case import Case
from game.forecast.forecaster import Audience, Forecaster, framed
from game.forecast.interests import Interests
from game.forecast.public import public
from game.forecast.reasons import Reason
from game.forecast.temper import stakes
from game.forecast.valuation import Standpoint, crossed, valuation
from game.play.game import Game
from game.scenario.compile import load
from game.terms import MemberId
from game.words.labels import Labels

ROOT = Path(__file__).parents[2]
CASE = load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")
INTERESTS = Interests(public(CASE))
BANK = {each.id: each for each in CASE.remit.bank}
NAMES = re.compile(r"^paragraph (\d+) names (.+?)(, under Chapter VII)?$")
CROSSES = re.compile(r"^our instructions: paragraph (\d+) crosses “(.+)”$")
SAYS = re.compile(r"^paragraph (\d+) (?!names )(.+)$")


def misread(case: Case, member: MemberId, clauses: Sequence[Clause], reasons: Sequence[Reason]) -> list[str]:
    """Return the reasons that say something of the text that it does not hold."""
    interests = INTERESTS if case is CASE else Interests(public(case))
    bank, wrong = {each.id: each for each in case.remit.bank}, []
    named = [bank[each.paragraph].names for each in clauses]
    for each in reasons:
        true = True
        if found := NAMES.match(each.text):
            state = named[int(found[1]) - 1]
            true = found[2] == ("us" if state == member else interests.public.names[state])
            true = true and bool(found[3]) == (chapter_of(tuple(clauses), bank) == "VII")
        elif found := CROSSES.match(each.text):
            alone = framed(interests.public, (clauses[int(found[1]) - 1],), ())
            own = stakes(case.profile[member].red_lines, "", 0.0)
            lines = [one for one in own if one.line.text.rstrip(".") == found[2]]
            true = bool(lines) and all(crossed(interests, alone, one) for one in lines)
        elif found := SAYS.match(each.text):
            true = found[2] == interests.said(clauses[int(found[1]) - 1])
        elif each.text == "it reproaches nobody":
            true = not any(map(interests.reproaches, clauses))
        elif "singles out" in each.text:
            true = any(named)
        if not true:
            wrong.append(each.text)
    return wrong


def test_every_reason_of_a_ballot_reads_the_text_that_was_voted_on(
    games: list[Game], shipped_games: list[Game]
) -> None:
    read = 0
    for game in games + shipped_games:
        case = game.case
        for moment in History(case, game.records).moments:
            record, meeting = moment.record, moment.before.proceedings.meeting
            if isinstance(record.action, CastBallot) and record.reasons and meeting and meeting.vote:
                draft = moment.before.proceedings.papers.draft(meeting.vote.subject.paper)
                assert draft is not None
                assert misread(case, record.by, draft.clauses, record.reasons) == []
                read += len(record.reasons)
    assert read > 100


CLAUSES = st.lists(st.sampled_from(CASE.remit.bank), min_size=1, max_size=5, unique_by=lambda each: each.id).flatmap(
    lambda found: st.tuples(*(st.sampled_from([Clause(each.id, Verb(verb)) for verb in each.verbs]) for each in found))
)


@settings(max_examples=60)
@given(CLAUSES, st.sampled_from(CASE.remit.council.seats), st.integers(0, 2))
def test_what_weighs_against_any_text_is_in_that_text(clauses: tuple[Clause, ...], member: MemberId, true: int) -> None:
    profile = CASE.profile[member]
    line = profile.red_lines[true].id
    mine = Standpoint(
        member, member in INTERESTS.public.permanent, profile.width, CASE.setting.relations[member],
        stakes(profile.red_lines, line, 40.0),
    )  # fmt: skip
    text = framed(INTERESTS.public, clauses, ("ALB",))
    worth = valuation(INTERESTS, text, mine, Forecaster(INTERESTS).audience(member, text) or Audience())
    assert misread(CASE, member, clauses, worth.reasons) == []
    draft = DraftResolution("SIM/1", "t", "i", ("ALB",), clauses, 1, text.chapter)
    found = read_against(draft, worth.reasons, member, Labels(CASE))
    assert [each.points for each in found] == sorted(each.points for each in found)
    for each in found:
        assert each.points < 0.0
        if each.paragraph:
            clause = clauses[each.paragraph - 1]
            names = BANK[clause.paragraph].names
            assert BANK[clause.paragraph].text.strip().rstrip(".;") in each.text
            whom = "" if not names else "it" if names == member else Labels(CASE).the(names)
            assert (f"which names {whom}" in each.text) == bool(names)
            assert ("Chapter VII" in each.text) == (text.chapter == "VII")


def test_the_debrief_says_of_every_veto_what_decided_it(games: list[Game], shipped_games: list[Game]) -> None:
    found_of: dict[bool, int] = {True: 0, False: 0}
    for game, person in [*((each, False) for each in games + shipped_games), (shipped_games[0], True)]:
        # A person's records hold no reasons.
        bare = {"because": "", "reasons": ()} if person else {}
        records = [replace(each, **bare) for each in game.records]
        history = History(game.case, records)
        found = veto_grounds(history)
        vetoed = [v for v in history.state.proceedings.votes if v.subject.kind == "draft" and v.outcome.vetoed_by]
        assert {(each.vote, each.member) for each in found} == {(v.id, m) for v in vetoed for m in v.outcome.vetoed_by}
        parts = {each.id: each for each in sections(debrief(game.case, records, None, game.seed))}
        words = [line.text for block in parts["votes"].blocks for line in block.lines if not line.head]
        for each in found:
            found_of[bool(each.grounds)] += 1
            assert bool(each.grounds) != person
            assert any(one.startswith(f"What decided {each.the}: ") for one in words)
            told = [re.sub("“.*?”", "", one.text) for one in each.grounds]
            assert not any(re.search(r"\b(we|us|our)\b", one) for one in told), told
            assert each.grounds or f"What decided {each.the}: {BY_A_PERSON}." in words
    assert all(found_of.values()), found_of


def test_what_a_delegation_says_of_itself_is_said_of_it() -> None:
    said = (("we promised Averra to vote against", -9.0), ("our word to the Council to abstain", -3.0),
            ("Averra asked us to oppose it", -1.0))  # fmt: skip
    reasons = [Reason(text, points, "AAA") for text, points in said]
    draft = DraftResolution("SIM/1", "t", "i", ("ALB",), (), 1, "")
    found = [each.text for each in read_against(draft, reasons, "RUS", Labels(CASE))]
    its = "it promised Averra to vote against", "its word to the Council to abstain", "Averra asked it to oppose it"
    assert tuple(found) == its


def test_a_red_line_says_what_crosses_it() -> None:
    for profile in CASE.profiles:
        for stake in stakes(profile.red_lines, "", 0.0):
            words, line = stake.line.text, stake.line
            assert line.peacetime == ("peacetime" in words), words
            for paragraph in CASE.remit.bank:
                for verb in map(Verb, paragraph.verbs):
                    text = framed(INTERESTS.public, (Clause(paragraph.id, verb),), ())
                    if not crossed(INTERESTS, text, stake):
                        continue
                    by_name = re.search(r"\bnames?\b", words) and "without it" not in words
                    assert not by_name or paragraph.names, (words, paragraph.id)
                    assert "condemns" not in words or STRENGTH[verb] >= STRENGTH[Verb.CONDEMNS], (words, paragraph.id)
