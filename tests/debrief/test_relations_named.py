"""A relation that a reason names is the one that the screen shows: by its figure, to the same seat, on the same day."""

import re
from collections.abc import Iterator
from itertools import cycle

from game.council.acts import CastBallot
from game.council.papers import DraftResolution
from game.debrief.debrief import debrief
from game.debrief.hindsight import in_hindsight
from game.debrief.history import History
from game.debrief.other_chair import other_chair
from game.debrief.turning import key_day
from game.engine import Briefing, briefing
from game.engine.case import Case
from game.forecast.enquiry import Enquiry
from game.play.game import Game
from game.record.enquiry import about_draft
from game.terms import MemberId
from game.words.relations import disposed

NAMED = re.compile(r"relations with (?P<name>[^,;()]+), at (?P<at>[+-]\d+)")
BARE = re.compile(r"(?<!better )(?<!worse )relations with (?!you\b)(?![^,;()]+, at [+-]\d)")


def named_in(text: str, case: Case) -> Iterator[tuple[MemberId, str]]:
    """Yield the members and the figures of the relations that a text names."""
    known = {name: each.id for each in case.participants for name in (each.short, each.name)}
    for found in NAMED.finditer(text):
        yield known[found["name"].removeprefix("the ")], found["at"]


def ballots_of(history: History) -> Iterator[tuple[Briefing, str, tuple[str, ...]]]:
    """Yield for each ballot the briefing of who cast it, its reasons in a line and one by one."""
    for each in history.moments:
        if isinstance(each.record.action, CastBallot):
            terms = tuple(f"{one.text}" for one in each.record.reasons)
            yield briefing(each.before, each.record.by), each.record.because, terms


def test_a_relation_in_the_reasons_of_a_ballot_is_that_of_its_briefing(
    games: list[Game], shipped_games: list[Game]
) -> None:
    named = 0
    for game in games + shipped_games:
        for view, because, terms in ballots_of(History(game.case, game.records)):
            for text in (because, *terms):
                assert not BARE.search(text), text
                for member, at in named_in(text, game.case):
                    named += 1
                    assert at == f"{view.relations[member]:+.0f}", (view.member, view.day, text)
    assert named > 100


def test_the_debrief_prints_the_relation_of_the_day_of_the_vote_and_its_points_go_the_same_way(
    shipped_games: list[Game],
) -> None:
    found = 0
    for game in shipped_games:
        for vote in debrief(game.case, game.records).votes:
            for seat in vote.seats:
                for each in seat.reasons:
                    for _, at in named_in(each.text, game.case):
                        found += 1
                        assert (float(at) >= 0) == (each.value >= 0) or at in ("+0", "-0"), each
    assert found


def test_what_others_may_give_as_reasons_names_their_relations_with_the_player_as_shown(
    shipped_games: list[Game],
) -> None:
    game, found = shipped_games[1], 0
    moments = History(game.case, game.records).moments[:: len(game.records) // 12]
    for moment, seat in zip(moments, cycle(("USA", "RUS", "IND", "UKR")), strict=False):
        view = briefing(moment.after, seat)
        enquiry = Enquiry(game.case, view)
        for draft in view.papers.drafts[-1:]:
            for member in (each for each in view.council if each != seat):
                found += _as_shown(game.case, view, enquiry, draft, member)
    assert found > 20


def _as_shown(case: Case, view: Briefing, enquiry: Enquiry, draft: DraftResolution, member: MemberId) -> int:
    """Return how many relations an enquiry names, after comparing each with what the screen shows of it."""
    tested = [each for each in view.learned if each.member == member and each.paragraph]
    known = {view.member: view.regards[member]}
    known |= {enquiry.public.bank[each.paragraph].names: each.relation for each in tested}
    named = [each for line in about_draft(case, view, member, draft) for each in named_in(line, case)]
    named += [each for one in enquiry.foreseen(member, enquiry.text(draft), draft.symbol).reasons
              for each in named_in(one.text, case)]  # fmt: skip
    for other, at in named:
        assert at == f"{known[other]:+.0f}", (view.member, member, other)
    return len(named)


def test_each_seats_relation_to_the_player_is_the_other_side_of_the_players_own(shipped_games: list[Game]) -> None:
    game = shipped_games[1]
    for moment in History(game.case, game.records).moments[:: len(game.records) // 20]:
        views = {seat: briefing(moment.after, seat) for seat in game.case.seats}
        for seat, view in views.items():
            assert view.regards == {each: other.relations[seat] for each, other in views.items() if each != seat}


def test_hindsight_and_the_other_chair_name_the_same_relations_as_that_seats_own_screen(
    shipped_games: list[Game],
) -> None:
    for game in shipped_games[:2]:
        history = History(game.case, game.records)
        key = key_day(history)
        for seat in game.case.remit.council.seats:
            view = briefing(history.moments[key.record - 1].after, seat)
            knew = dict(other_chair(history, seat, key).knew)
            for each, value in view.relations.items():
                there = f"{history.labels.the(each)} ({value:+.0f})"
                assert (there in knew["On good terms with"]) == (disposed(value) == "close")
                assert (there in knew["On bad terms with"]) == (disposed(value) in ("cool", "hostile"))
        for line in in_hindsight(history, history.state.proceedings.votes[-1].subject.paper, "CHN"):
            assert not BARE.search(line)
