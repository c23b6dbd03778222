"""After the game every ballot can be asked what would have changed it, with everything known but the dice."""

from pathlib import Path

from game.council.acts import CastBallot
from game.council.voting import Ballot
from game.debrief.hindsight import in_hindsight, voted_on
from game.debrief.history import History, Moment
from game.engine import briefing
from game.engine.case import Case
from game.forecast.changes import edited
from game.forecast.enquiry import Enquiry
from game.play.game import Game
from game.words.ballots import said

FORETOLD = (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING)
ROOT = Path(__file__).parents[2]


def ballots(history: History) -> list[Moment]:
    """Return the moments at which a draft was voted on as a whole."""
    return [
        each
        for each in history.moments
        if isinstance(each.record.action, CastBallot)
        and each.before.proceedings.meeting.vote is not None
        and each.before.proceedings.meeting.vote.subject.kind == "draft"
    ]


def test_the_valuation_made_again_is_the_one_that_decided(shipped_games: list[Game]) -> None:
    found, same = 0, 0
    for game in shipped_games[:2]:
        for each in ballots(History(game.case, game.records)):
            member, reasons = each.record.by, each.record.reasons
            enquiry = Enquiry(game.case, briefing(each.before, member))
            draft = enquiry.view.papers.draft(each.before.proceedings.meeting.vote.subject.draft)
            text = enquiry.text(draft)
            duty = sum(one.value for one in reasons if one.source == "instructions")
            again = enquiry.foresight.member(member, text, enquiry.own(text, draft.symbol, duty))
            found += 1
            same += abs(again.value - sum(one.value for one in reasons)) < 1e-6
    # What was learned in confidence of the others moves what a seat expects of them, and so a term or two.
    assert found >= 15 and same >= 0.9 * found


def test_what_is_told_names_the_ballot_that_was_cast_and_the_others(shipped_games: list[Game]) -> None:
    game = next(each for each in shipped_games[:2] if voted_on(History(each.case, each.records)))
    history = History(game.case, game.records)
    for each in ballots(history)[:15]:
        symbol = each.before.proceedings.meeting.vote.subject.draft
        lines = in_hindsight(history, symbol, each.record.by)
        assert f"voted {said(each.record.action.ballot).cast} on {symbol}" in lines[0]
        others = [said(ballot).cast for ballot in FORETOLD if ballot is not each.record.action.ballot]
        assert all(any(word in line for word in others) for line in lines[1:]) and len(lines) > 1


def test_a_change_told_in_hindsight_would_have_brought_the_ballot(shipped: Case, shipped_games: list[Game]) -> None:
    game = next(each for each in shipped_games[:2] if voted_on(History(each.case, each.records)))
    tried = 0
    for each in ballots(History(shipped, game.records))[:15]:
        enquiry = Enquiry(shipped, briefing(each.before, each.record.by))
        draft = enquiry.view.papers.draft(each.before.proceedings.meeting.vote.subject.draft)
        text = enquiry.text(draft)
        mine = enquiry.own(text, draft.symbol, 0.0)
        for wanted in FORETOLD:
            change = enquiry.own_change(text, wanted, mine)
            if change is not None:
                after, then = edited(enquiry.foresight, text, mine, change.edits)
                assert enquiry.foresight.member(mine.member, after, then).ballot is wanted
                tried += bool(change.edits)
    assert tried


def test_who_cast_no_ballot_on_a_draft_is_told_so(shipped_games: list[Game]) -> None:
    game = shipped_games[0]
    assert in_hindsight(History(game.case, game.records), "SIM/0000/1", game.case.seats[0])[0].endswith(
        "cast no ballot on SIM/0000/1."
    )
