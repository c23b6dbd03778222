"""The corridor: the deeds open to a seat with its hours and influence, and the consequences of each deed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from game.frames import Composed, Frame, Listed, Slot
from game.terms import Dice, MemberId, OutOfOrder, Refusal, Slug, Symbol
from game.world import access, acts, talks, understandings
from game.world.acts import Counsel, Deed
from game.world.breaches import contest, contestable, put_on_record, recordable
from game.world.effects import relate
from game.world.events import CapitalAdvised, DelegationsMet, GroupMet, MemberLobbied, MinistersSpoke
from game.world.facts import Facts, World
from game.world.ledger import addressed, answer_claim
from game.world.published import PublishedSetting
from game.world.slots import slots
from game.world.speech import burnt, release
from game.world.unfolding import Told, Unfolding

MEETING_WARMS = 2.0
"""Points by which a meeting improves the relations of two delegations."""
A_CALL_WARMS = 1.0
"""Points by which a call between ministers improves relations; nobody else sees it."""
LOBBYING_COSTS = 1.0
RESTRAINT_COSTS = 1.0
"""Influence that it costs a mission to advise restraint to its own capital."""
HOURS: dict[type, int] = {
    acts.Meet: 1,
    acts.Lobby: 1,
    acts.AdviseCapital: 1,
    acts.CallTalks: 1,
    acts.Telephone: 1,
    acts.MeetGroup: 2,
    acts.ProposeUnderstanding: 1,
    acts.RecordBreach: 1,
    acts.ContestSignature: 1,
}
_OF_TALKS = (acts.CallTalks, acts.AnswerCall, acts.ProposeTerms, acts.AcceptTerms, acts.AcceptPart, acts.WalkOut)
_END_DAY = Listed((acts.EndDay(),))
_EITHER_WAY = Slot("in_favour", (True, False))
_EITHER_COUNSEL = (Counsel.RESTRAINT, Counsel.FIRMNESS)


class View(Struct, frozen=True, gc=False):
    """A seat's standpoint in the corridor: its hours left, the drafts it may lobby for, the members it may meet.

    `texts` holds the paragraphs of each of those drafts, and `backed` its sponsors.
    """

    world: Facts
    setting: PublishedSetting
    day: int
    by: MemberId
    hours: int
    drafts: tuple[Symbol, ...]
    members: tuple[MemberId, ...]
    texts: tuple[tuple[Slug, ...], ...] = ()
    backed: tuple[tuple[MemberId, ...], ...] = ()


def hours_of(deed: Deed) -> int:
    """Return how many hours of the day a deed takes."""
    return HOURS.get(type(deed), 0)


def frame(kind: type, view: View) -> Frame | None:
    """Return the frame of one kind of deed, or None if it is not open.

    While a round polls the seat, `talks.frames` says instead which deeds are open.
    """
    if HOURS.get(kind, 0) > view.hours:
        return None
    made = _MAKE.get(kind)
    return made(view) if made is not None else None


def frames(
    world: Facts,
    setting: PublishedSetting,
    day: int,
    by: MemberId,
    hours: int,
    *,
    drafts: tuple[Symbol, ...],
    members: tuple[MemberId, ...],
) -> dict[type, Frame]:
    """Return the frames of all deeds open to the seat in the corridor with so many hours left.

    `drafts` may be lobbied for; `members` can be met and lobbied.
    """
    view = View(world, setting, day, by, hours, drafts, members)
    made = {kind: frame(kind, view) for kind in KINDS}
    return {kind: each for kind, each in made.items() if each is not None}


def influence(world: Facts, setting: PublishedSetting, by: MemberId) -> float:
    """Return the influence that a seat has left; 0 for a participant without a seat."""
    place = slots(setting).index.get(f"influence[{by}]")
    return 0.0 if place is None else world.numbers[place]


def _end_of_day(view: View) -> Frame | None:
    return _END_DAY


def _releases(view: View) -> Frame | None:
    evidence = releasable(view.world, view.setting, view.day, view.by)
    return Listed(tuple([acts.ReleaseEvidence(each) for each in evidence])) if evidence else None


def _claims(view: View) -> Frame | None:
    open_claims = addressed(view.world, view.by)
    answers = [acts.AnswerClaim(each.number, accepts) for each in open_claims for accepts in (True, False)]
    return Listed(tuple(answers)) if answers else None


def _counsel(view: View) -> Frame | None:
    """Return the open counsel: to one's own capital and those with an open door, once a day, while they decide."""
    advised = {capital for on, who, _, capital in view.world.counsel if on == view.day and who == view.by}
    doors = (view.by, *access.open_doors(view.world, view.setting, view.day, view.by))
    waiting = [each for each in doors if each not in advised and _decides(view, each)]
    capitals = ["" if each == view.by else each for each in waiting]
    made = tuple([acts.AdviseCapital(counsel, each) for each in capitals for counsel in _EITHER_COUNSEL])
    return Listed(made) if made else None


def _decides(view: View, capital: MemberId) -> bool:
    return access.deciding(view.world, view.setting, view.day, capital)


def _telephones(view: View) -> Frame | None:
    kept: dict[MemberId, Listed] = view.setting.__dict__.setdefault("telephones", {})
    frame_ = kept.get(view.by)
    if frame_ is None:
        frame_ = kept[view.by] = Listed(tuple(acts.Telephone(each) for each in view.setting.seats if each != view.by))
    return frame_ if frame_.actions else None


def _groups(view: View) -> Frame | None:
    """Return the groups that the seat may call together: each group meets once a day, whichever member asks."""
    met = view.world.gathered
    free = (each for each in view.setting.groups if view.by in each.members and met.get(each.id) != view.day)
    mine = tuple([acts.MeetGroup(each.id) for each in free])
    return Listed(mine) if mine else None


def _understandings(view: View) -> Frame | None:
    setting = view.setting
    parties = tuple([(each.id, each.parties) for each in setting.formats])
    drafts = tuple(zip(view.drafts, view.texts, view.backed, strict=False))
    chargers = understandings.chargers(setting)
    table = understandings.Table(drafts, view.members, setting.capitals, parties, chargers)
    return understandings.proposals(view.world, setting, view.day, view.by, table)


def _answers(view: View) -> Frame | None:
    found = understandings.answers(view.world, view.day, view.by)
    return Listed(found) if found else None


def _calls(view: View) -> Frame | None:
    formats = talks.callable_formats(view.world, view.setting, view.day, view.by)
    return Listed(tuple([acts.CallTalks(each) for each in formats])) if formats else None


def _breaches(view: View) -> Frame | None:
    found = recordable(view.world, view.setting, view.day, view.by)
    return Listed(tuple([acts.RecordBreach(each) for each in found])) if found else None


def _signatures(view: View) -> Frame | None:
    found = contestable(view.world, view.by)
    return Listed(tuple([acts.ContestSignature(each) for each in found])) if found else None


def _visits(view: View) -> Listed | None:
    kept: dict[tuple[MemberId, tuple[MemberId, ...]], Listed] = view.setting.__dict__.setdefault("visits", {})
    meetings = kept.get((view.by, view.members))
    if meetings is None:
        listed = Listed(tuple(acts.Meet(each) for each in view.members if each != view.by))
        meetings = kept[view.by, view.members] = listed
    return meetings if meetings.actions else None


def _lobbying(view: View) -> Frame | None:
    meetings = _visits(view)
    if meetings is None or not view.drafts or influence(view.world, view.setting, view.by) < LOBBYING_COSTS:
        return None
    kept: dict[Any, Composed] = view.world.notes.own if view.world.notes is not None else {}
    frame_ = kept.get("lobby")
    if frame_ is None or frame_.slots[1].choices != view.drafts:
        others = tuple([each.member for each in meetings.actions])
        frame_ = kept["lobby"] = Composed(acts.Lobby, (Slot("member", others), Slot("draft", view.drafts), _EITHER_WAY))
    return frame_


_MAKE: dict[type, Callable[[View], Frame | None]] = {
    acts.EndDay: _end_of_day,
    acts.ReleaseEvidence: _releases,
    acts.AnswerClaim: _claims,
    acts.AdviseCapital: _counsel,
    acts.CallTalks: _calls,
    acts.RecordBreach: _breaches,
    acts.ContestSignature: _signatures,
    acts.Meet: _visits,
    acts.Lobby: _lobbying,
    acts.Telephone: _telephones,
    acts.MeetGroup: _groups,
    acts.ProposeUnderstanding: _understandings,
    acts.AnswerUnderstanding: _answers,
}
KINDS: tuple[type, ...] = tuple(_MAKE)
"""The kinds of deed that the corridor knows."""


def kinds_of(setting: PublishedSetting, by: MemberId) -> tuple[type, ...]:
    """Return the kinds of deed that the seat may ever do: for example, only some seats hold evidence."""
    never: set[type] = set()
    if not setting.held.get(by):
        never.add(acts.ReleaseEvidence)
    if not setting.callers.get(by):
        never.add(acts.CallTalks)
    if not setting.decisions:
        never.add(acts.AdviseCapital)
    if all(by not in each.members for each in setting.groups):
        never.add(acts.MeetGroup)
    if not any(by in form.parties for form in setting.formats):
        never |= {acts.RecordBreach, acts.ContestSignature}
    return tuple(kind for kind in KINDS if kind not in never)


def releasable(world: Facts, setting: PublishedSetting, day: int, by: MemberId) -> tuple[Slug, ...]:
    """Return the evidence that the seat holds and may make public today."""
    mine = setting.held.get(by, ())
    usable = (each for each in mine if day >= each.from_day and not burnt(world, setting, each))
    return tuple([each.id for each in usable if each.id not in world.released])


def refusal(
    world: World,
    setting: PublishedSetting,
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
    acts.AdviseCapital: (
        "that capital has nothing to decide, has been advised today, or its door is closed",
        "one cable of advice a day, and access to other capitals",
    ),
    acts.Telephone: ("there is no such other delegation to call", "the list of delegations"),
    acts.MeetGroup: ("this seat is no member of that group, or it has met today", "the list of groups"),
    acts.ProposeUnderstanding: (
        "one of those named cannot promise that, or has not yet answered what was proposed before",
        "the order of understandings",
    ),
    acts.AnswerUnderstanding: ("no such understanding waits for this seat's answer", "the order of understandings"),
    acts.RecordBreach: ("no such breach of another's may be put on the record by this seat", "the ledger of claims"),
    acts.ContestSignature: ("no such signature is this seat's to contest", "the ledger of claims"),
}


def deed_events(  # noqa: PLR0917 - the engine gives every deed its dice
    world: World, setting: PublishedSetting, day: int, by: MemberId, deed: Deed, dice: Dice | None = None
) -> Told:
    """Return the consequences of a deed that is open.

    Raise OutOfOrder for a deed that the corridor does not know, and for a deed of talks that `talks` refuses.
    """
    if isinstance(deed, _OF_TALKS) or (isinstance(deed, acts.EndDay | acts.RecordBreach) and _polled(world, by)):
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
    capital = deed.capital or by
    unfolding.happen(CapitalAdvised(by, deed.counsel.value, capital))
    if capital != by:
        access.spend(unfolding, by, capital)
    elif deed.counsel is Counsel.RESTRAINT and by in unfolding.setting.capitals:
        unfolding.move(f"influence[{by}]", -RESTRAINT_COSTS, "advising restraint at home")


def _telephone(unfolding: Unfolding, by: MemberId, deed: acts.Telephone) -> None:
    unfolding.happen(MinistersSpoke(by, deed.member))
    relate(unfolding, by, deed.member, A_CALL_WARMS, f"the ministers of {by} and {deed.member} spoke")
    access.regain(unfolding, by, deed.member)


def _meet_group(unfolding: Unfolding, by: MemberId, deed: acts.MeetGroup) -> None:
    group = unfolding.setting.group[deed.group]
    unfolding.happen(GroupMet(by, deed.group))
    for member in group.members:
        if member != by:
            relate(unfolding, by, member, MEETING_WARMS, f"{group.label} met")


def _record_breach(unfolding: Unfolding, by: MemberId, deed: acts.RecordBreach) -> None:
    put_on_record(unfolding, by, deed.breach)


def _contest(unfolding: Unfolding, by: MemberId, deed: acts.ContestSignature) -> None:
    contest(unfolding, by, deed.claim)


def _end_day(unfolding: Unfolding, by: MemberId, deed: acts.EndDay) -> None:
    """Do nothing: ending the day changes nothing in the world."""


_FOLLOW: dict[type, Callable[[Unfolding, MemberId, Any], None]] = {
    acts.Meet: _meet,
    acts.Lobby: _lobby,
    acts.ReleaseEvidence: _release,
    acts.AnswerClaim: _answer,
    acts.AdviseCapital: _advise,
    acts.Telephone: _telephone,
    acts.MeetGroup: _meet_group,
    acts.ProposeUnderstanding: understandings.propose,
    acts.AnswerUnderstanding: understandings.answer,
    acts.RecordBreach: _record_breach,
    acts.ContestSignature: _contest,
    acts.EndDay: _end_day,
}
