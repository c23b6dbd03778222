"""One game of a study: a scenario in a mode, a seed, and one seat that is led in some way; and what became of it.

A task names the scenario, the mode, the seed, the seat and the way; with neither seat nor way all are of middle skill.
"""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from game.council.acts import CastBallot, Pass, RaisePointOfOrder
from game.council.voting import Ground
from game.delegations.delegation import Seat, delegations
from game.engine.case import Case
from game.frames import Openings
from game.lab.archive import Row, Task
from game.lab.leading import Policy, led
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import in_mode, load
from game.scenario.folder import find
from game.terms import MemberId
from game.world.acts import EndDay, Speak
from game.world.conditions import degree

MIDDLE = ("", "")
NO_ACTS = (Pass, EndDay, CastBallot)
"""What counts as no act: letting a moment go by, ending one's day, and the ballot, which follows from the text."""
CLOSE = 0.15
"""The share of its worth within which an option lies close to the best."""
HAPPENED = {
    "RoundOpened": "a round of talks",
    "RoundAgreed": "talks agreed",
    "UndertakingJudged": "an undertaking judged",
    "EmergencySessionCalled": "Uniting for Peace",
    "DraftTabled": "a draft tabled",
    "AmendmentProposed": "an amendment",
    "MotionMoved": "a motion of rule 33",
    "RulingChallenged": "a ruling challenged",
    "DecisionCarriedOut": "a capital's decision carried out",
    "AgendaObjected": "an objection to the agenda",
    "PackageEndorsed": "the agreement endorsed",
    "UnderstandingReached": "an understanding between delegations",
    "PromiseJudged": "a promise judged",
    "DelegationSounded": "a delegation sounded out",
    "MinistersSpoke": "a call between ministers",
    "GroupMet": "a meeting of a group",
    "DoorClosed": "a door closed by a charge",
    "MonitorsRefused": "monitors refused access",
    "RequirementWaived": "a requirement waived",
    "SignatureContested": "a signature contested",
    "BreachPutOnRecord": "a breach put on the record",
    "AssemblyVoted": "a vote of the Assembly",
}


@lru_cache(maxsize=4)
def scenario(name: str, mode: str, shipped: Path) -> Case:
    """Return the compiled scenario in a mode, read once in each process; `shipped` is the folder of scenarios."""
    return in_mode(load(find(name, shipped), shipped / "common"), mode)


def seats_asked(given: Namespace) -> list[MemberId]:
    """Return the seats that a study is asked about, by default all of its scenario."""
    named = [each for each in given.seats.split(",") if each]
    return named or list(scenario(given.scenario, given.mode, given.shipped).seats)


def task(case_name: str, mode: str, seed: int, seat: MemberId = "", way: str = "") -> Task:
    """Return the name of one game."""
    return case_name, mode, str(seed), seat, way


class Watched:
    """A delegation whose decisions are counted, by its own options: the best of each kind, without noise.

    `decisions` are the moments at which more is open than to let them go by, `offered` those at which two kinds of
    act were thought of, and `close` those of them at which the best two lie close.
    """

    def __init__(self, leader: Any) -> None:
        self.leader = leader
        self.decisions = self.offered = self.close = 0
        self._options = getattr(leader, "options", None)

    def choose(self, briefing: Any, openings: Openings, dice: Any) -> Any:
        """Return the leader's choice."""
        if self._options is not None and not set(openings) <= set(NO_ACTS):
            self._count(self._options(briefing, openings, dice))
        return self.leader.choose(briefing, openings, dice)

    def _count(self, options: Any) -> None:
        ranked = sorted(options, key=lambda each: -each.worth)
        self.decisions += 1
        self.offered += len(ranked) > 1
        for best, second in list(pairwise(ranked))[:1]:
            near = best.worth - second.worth <= CLOSE * abs(best.worth)
            self.close += near and kind_of(best.action) != kind_of(second.action)


def kind_of(action: Any) -> str:
    """Return the kind of an act; a speech is of the kind of its first point."""
    return type(action.points[0]).__name__ if isinstance(action, Speak) else type(action).__name__


def played(shipped: Path, name: Task) -> tuple[Game, Any]:
    """Return the game that a task names, played to its end, and who led the seat; a refused act raises OutOfOrder."""
    path, mode, seed, seat, way = name
    case = scenario(path, mode, shipped)
    game, seats = Game.new(case, int(seed)), dict[MemberId, Any](delegations(case, int(seed)))
    if seat:
        seats[seat] = led(way, case, seat, int(seed), seats[seat])
        if isinstance(seats[seat], Seat):
            seats[seat] = Watched(seats[seat])
    advance(game, seats, strict=True)
    return game, seats.get(seat)


def figures(shipped: Path, name: Task) -> Row:
    """Return what became of the game that a task names."""
    game, leader = played(shipped, name)
    return {
        "ending": game.ending,
        "decided": [each.decision for each in events(game, "DecisionCarriedOut")],
        "seen": sorted(seen(game)),
        "meetings": len(events(game, "MeetingOpened")),
        "answers": answers(game),
        "records": len(game.records),
        "carried_out": {seat: carried_out(game, seat) for seat in game.case.seats},
        "objectives": {seat: objectives(game, seat) for seat in game.case.seats},
        "acts": dict(sorted(acts(game, name[3]).items())),
        **_of_leader(leader),
    }


def _of_leader(leader: Any) -> Row:
    if isinstance(leader, Policy):
        return {"followed": leader.followed}
    if isinstance(leader, Watched):
        return {"decisions": leader.decisions, "offered": leader.offered, "close": leader.close}
    return {}


def events(game: Game, kind: str) -> list[Any]:
    """Return all events of one type in a game."""
    return [event for record in game.records for event in record.events if type(event).__name__ == kind]


def carried_out(game: Game, seat: MemberId) -> tuple[float, float]:
    """Return the share of a seat's instructions that is carried out, 0..1: whole objectives, and by degrees."""
    degrees = objectives(game, seat)
    weights = {each.id: each.weight for each in game.case.profile[seat].objectives}
    weight = sum(weights.values()) or 1
    whole = sum(weights[each] for each, share in degrees.items() if share == 1.0)
    parts = sum(weights[each] * share for each, share in degrees.items())
    return round(whole / weight, 6), round(parts / weight, 6)


def objectives(game: Game, seat: MemberId) -> dict[str, float]:
    """Return how far each objective of a seat is carried out, 0 to 1."""
    setting, numbers = game.case.setting, game._state.world.numbers
    return {each.id: degree(each.when, setting, numbers) for each in game.case.profile[seat].objectives}


def acts(game: Game, seat: MemberId) -> Counter[str]:
    """Return how often a seat did each kind of act; each point of a speech is an act of its own."""
    found: Counter[str] = Counter()
    for record in game.records:
        if record.by != seat or isinstance(record.action, NO_ACTS):
            continue
        said = isinstance(record.action, Speak)
        found.update(type(each).__name__ for each in (record.action.points if said else (record.action,)))
    return found


def seen(game: Game) -> set[str]:
    """Return what happened at least once in the game."""
    proposed = {event.statement.symbol: event.statement for event in events(game, "StatementProposed")}
    issued = [event.statement for event in events(game, "StatementSettled") if event.issued]
    found = {f"a {proposed[each].product.value.replace('-', ' ')}" for each in issued}
    found |= {"a statement issued"} if issued else set()
    for record in game.records:
        if isinstance(record.action, RaisePointOfOrder):
            found.add("point of order")
        for event in record.events:
            found |= _of_event(event)
        if isinstance(record.action, Speak):
            found |= {type(point).__name__ for point in record.action.points}
    return found


_GROUNDS = {Ground.VETO: "a veto", Ground.ADOPTED: "a text adopted"}


def _of_event(event: Any) -> set[str]:
    name = type(event).__name__
    if name == "VotingEnded" and event.subject.kind == "draft":
        return {"a vote", _GROUNDS.get(event.outcome.ground, "a text that lacked votes")}
    if name == "SpeechMade" and event.reply:
        return {"right of reply"}
    return {HAPPENED[name]} if name in HAPPENED else set()


def meetings(game: Game) -> int:
    """Return the number of meetings held."""
    return len(events(game, "MeetingOpened"))


def answers(game: Game) -> int:
    """Return how many speeches of the first meeting answered a claim made at it."""
    made: dict[int, str] = {}
    answering: set[int] = set()
    first = ""
    for record in game.records:
        for event in record.events:
            name = type(event).__name__
            if name == "MeetingOpened" and not first:
                first = event.symbol
            if name == "ClaimEntered":
                made[event.claim.number] = event.claim.meeting
                if first and event.claim.meeting == first == made.get(event.claim.answers, ""):
                    answering.add(record.number)
    return len(answering)
