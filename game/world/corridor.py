"""The corridor: what a seat may do there with its hours and influence, and what follows from each deed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from game.frames import Composed, Frame, Listed, Slot
from game.terms import Dice, MemberId, OutOfOrder, Refusal, Slug, Symbol
from game.world import acts, talks
from game.world.acts import Counsel, Deed
from game.world.effects import relate
from game.world.events import CapitalAdvised, DelegationsMet, Happened, MemberLobbied
from game.world.facts import Claim, Round, World
from game.world.ledger import addressed, answer_claim
from game.world.setting import Setting
from game.world.slots import slots
from game.world.speech import release
from game.world.unfolding import Unfolding

MEETING_WARMS = 2.0
"""What a meeting of an hour does for the relations of two delegations."""
LOBBYING_COSTS = 1.0
HOURS: dict[type, int] = {acts.Meet: 1, acts.Lobby: 1, acts.AdviseCapital: 1, acts.CallTalks: 1}
_OF_TALKS = (acts.CallTalks, acts.AnswerCall, acts.ProposeTerms, acts.AcceptTerms, acts.WalkOut)
_END_DAY = Listed((acts.EndDay(),))
_EITHER_WAY = Slot("in_favour", (True, False))
_COUNSEL = Listed((acts.AdviseCapital(Counsel.RESTRAINT), acts.AdviseCapital(Counsel.FIRMNESS)))


class _Reach(Struct, frozen=True, eq=False):
    """What a seat's frames were read from."""

    ledger: tuple[Claim, ...]
    released: tuple[Slug, ...]
    round: Round | None
    counsel: tuple[tuple[int, MemberId, str], ...]
    talked: dict[Slug, int]
    drafts: tuple[Symbol, ...]
    members: tuple[MemberId, ...]
    rest: tuple[int, bool, bool, bytes]
    frames: dict[type, Frame]

    def still(self, world: World, drafts: tuple[Symbol, ...], members: tuple[MemberId, ...], rest: Any) -> bool:
        """Return whether nothing that the frames were read from has changed."""
        return (
            self.ledger is world.ledger
            and self.released is world.released
            and self.round is world.round
            and self.counsel is world.counsel
            and self.talked is world.talked
            and self.rest == rest
            and self.drafts == drafts
            and self.members == members
        )


def hours_of(deed: Deed) -> int:
    """Return how many hours of the day a deed takes."""
    return HOURS.get(type(deed), 0)


def frames(
    world: World,
    setting: Setting,
    day: int,
    by: MemberId,
    hours: int,
    *,
    drafts: tuple[Symbol, ...],
    members: tuple[MemberId, ...],
) -> dict[type, Frame]:
    """Return what the seat may do in the corridor with so many hours left; ask `talks.frames` while a round polls it.

    `drafts` may be lobbied for; `members` can be met and lobbied. The dictionary is kept: never change it.
    """
    kept: dict[MemberId, _Reach] = setting.__dict__.setdefault("corridor", {})
    rest = (day, hours > 0, _influence(world, setting, by) >= LOBBYING_COSTS, _ended(world, setting))
    was = kept.get(by)
    if was is not None and was.still(world, drafts, members, rest):
        return was.frames
    found: dict[type, Frame] = {acts.EndDay: _END_DAY}
    _add_free(found, world, setting, day, by)
    if hours > 0:
        _add_paid(found, world, setting, day, by)
        _add_visits(found, setting, by, members, drafts if rest[2] else ())
    kept[by] = _Reach(
        world.ledger, world.released, world.round, world.counsel, world.talked, drafts, members, rest, found
    )
    return found


def _influence(world: World, setting: Setting, by: MemberId) -> float:
    place = slots(setting).index.get(f"influence[{by}]")
    return 0.0 if place is None else world.numbers[place]


def _ended(world: World, setting: Setting) -> bytes:
    index = slots(setting).index
    return bytes([int(world.numbers[index[f"talks.{each.id}.ended"]]) for each in setting.formats])


def _add_free(found: dict[type, Frame], world: World, setting: Setting, day: int, by: MemberId) -> None:
    evidence = releasable(world, setting, day, by)
    if evidence:
        found[acts.ReleaseEvidence] = Listed(tuple(acts.ReleaseEvidence(each) for each in evidence))
    open_claims = addressed(world, by)
    if open_claims:
        answers = (acts.AnswerClaim(each.number, accepts) for each in open_claims for accepts in (True, False))
        found[acts.AnswerClaim] = Listed(tuple(answers))
    now = world.round
    if now is not None and not now.open and by in talks.waiting(world, setting):
        found.update(talks.frames(world, setting, day, by))


def _add_paid(found: dict[type, Frame], world: World, setting: Setting, day: int, by: MemberId) -> None:
    if not _advised(world, day, by):
        found[acts.AdviseCapital] = _COUNSEL
    formats = talks.callable_formats(world, setting, day, by)
    if formats:
        found[acts.CallTalks] = Listed(tuple(acts.CallTalks(each) for each in formats))


def _advised(world: World, day: int, by: MemberId) -> bool:
    for on, who, _ in reversed(world.counsel):
        if on != day:
            return False
        if who == by:
            return True
    return False


def _add_visits(
    found: dict[type, Frame], setting: Setting, by: MemberId, members: tuple[MemberId, ...], drafts: tuple[Symbol, ...]
) -> None:
    kept: dict[tuple[MemberId, tuple[MemberId, ...]], Listed] = setting.__dict__.setdefault("visits", {})
    meetings = kept.get((by, members))
    if meetings is None:
        meetings = kept[(by, members)] = Listed(tuple(acts.Meet(each) for each in members if each != by))
    if not meetings.actions:
        return
    found[acts.Meet] = meetings
    if drafts:
        others = tuple([each.member for each in meetings.actions])
        slots_ = (Slot("member", others), Slot("draft", drafts), _EITHER_WAY)
        found[acts.Lobby] = Composed(acts.Lobby, slots_)


def releasable(world: World, setting: Setting, day: int, by: MemberId) -> tuple[Slug, ...]:
    """Return the evidence that the seat holds and may make public today."""
    mine = setting.held.get(by, ())
    return tuple([each.id for each in mine if day >= each.from_day and each.id not in world.released])


def refusal(
    world: World,
    setting: Setting,
    day: int,
    by: MemberId,
    deed: Deed,
    *,
    hours: int,
    drafts: tuple[Symbol, ...],
    members: tuple[MemberId, ...],
) -> Refusal | None:
    """Return why a deed in the corridor is refused to the seat now, or None."""
    if isinstance(deed, _OF_TALKS) and (hours > 0 or not hours_of(deed)):
        return talks.refusal(world, setting, day, by, deed)
    if hours_of(deed) > hours:
        return Refusal("no hours are left today", "the hours of the day")
    frame = frames(world, setting, day, by, hours, drafts=drafts, members=members).get(type(deed))
    if frame is not None and frame.admits(deed):
        return None
    return Refusal(*_WHY_NOT.get(type(deed), ("this is not done in the corridor", "the order of the day")))


_WHY_NOT: dict[type, tuple[str, str]] = {
    acts.Meet: ("there is no such other delegation to meet", "the list of delegations"),
    acts.Lobby: ("there is no such member or draft, or no influence left", "the influence of the delegation"),
    acts.ReleaseEvidence: ("this evidence is not held, not yet usable, or public already", "the holder of evidence"),
    acts.AnswerClaim: ("no such demand or offer to this seat is open", "the ledger of claims"),
    acts.AdviseCapital: ("the capital has been advised today", "one cable of advice a day"),
}


def deed_events(  # noqa: PLR0917 - the engine gives every deed its dice
    world: World, setting: Setting, day: int, by: MemberId, deed: Deed, dice: Dice | None = None
) -> list[Happened]:
    """Return what follows from a deed that is open; those of talks are judged there, and raise OutOfOrder."""
    if isinstance(deed, _OF_TALKS) or (isinstance(deed, acts.EndDay) and _polled(world, by)):
        return talks.deed_events(world, setting, day, by, deed)
    unfolding = Unfolding(world, setting, day)
    follow = _FOLLOW.get(type(deed))
    if follow is None:
        raise OutOfOrder(Refusal("this is not done in the corridor", "the order of the day"))
    follow(unfolding, by, deed)
    return unfolding.told()


def _polled(world: World, by: MemberId) -> bool:
    return world.round is not None and world.round.open and world.round.polled[:1] == (by,)


def _meet(unfolding: Unfolding, by: MemberId, deed: acts.Meet) -> None:
    unfolding.happen(DelegationsMet(by, deed.member))
    relate(unfolding, by, deed.member, MEETING_WARMS, f"{by} met {deed.member}")


def _lobby(unfolding: Unfolding, by: MemberId, deed: acts.Lobby) -> None:
    unfolding.happen(MemberLobbied(by, deed.member, deed.draft, deed.in_favour))
    unfolding.move(f"influence[{by}]", -LOBBYING_COSTS, f"lobbying {deed.member}")


def _release(unfolding: Unfolding, by: MemberId, deed: acts.ReleaseEvidence) -> None:
    release(unfolding, by, deed.evidence)


def _answer(unfolding: Unfolding, by: MemberId, deed: acts.AnswerClaim) -> None:
    answer_claim(unfolding, by, deed.claim, accepts=deed.accepts)


def _advise(unfolding: Unfolding, by: MemberId, deed: acts.AdviseCapital) -> None:
    unfolding.happen(CapitalAdvised(by, deed.counsel.value))


def _end_day(unfolding: Unfolding, by: MemberId, deed: acts.EndDay) -> None:
    """Nothing in the world follows from a day that ends."""


_FOLLOW: dict[type, Callable[[Unfolding, MemberId, Any], None]] = {
    acts.Meet: _meet,
    acts.Lobby: _lobby,
    acts.ReleaseEvidence: _release,
    acts.AnswerClaim: _answer,
    acts.AdviseCapital: _advise,
    acts.EndDay: _end_day,
}
