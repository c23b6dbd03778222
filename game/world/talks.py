"""The talks: how a round is called, who must act in it, which acts are open, and the consequences of each act."""

from __future__ import annotations

from game.frames import Composed, Frame, Listed, Slot
from game.terms import MemberId, OutOfOrder, Refusal, Slug
from game.world import acts
from game.world import events as ev
from game.world.acts import AcceptPart, AcceptTerms, AnswerCall, CallTalks, Deed, EndDay, ProposeTerms, WalkOut
from game.world.agreement import agree
from game.world.breaches import put_on_record, recordable
from game.world.effects import apply, never_lowering
from game.world.facts import Facts, Round, World
from game.world.published import PublishedSetting
from game.world.setting import Format
from game.world.slots import slots
from game.world.tabling import AUTHORITY, TermsFrame, agenda, part_of
from game.world.unfolding import Told, Unfolding

COUNTERS = 4
"""The most counter-proposals in one round."""
_STYLES = (AcceptTerms(), AcceptTerms(as_participant=True))
_EITHER_STYLE = Slot("as_participant", (False, True))


def waiting(world: Facts, setting: PublishedSetting) -> tuple[MemberId, ...]:
    """Return who must act in the round now: parties that have not answered its call, or the one who is polled."""
    now = world.round
    if now is None:
        return ()
    if now.open:
        return now.polled[:1]
    return tuple(each for each in setting.format[now.format].parties if each not in now.consented)


def callable_formats(world: Facts, setting: PublishedSetting, day: int, by: MemberId) -> tuple[Slug, ...]:
    """Return the formats in which the seat may call a round today: one a day in each format, one round at a time."""
    if world.round is not None:
        return ()
    open_to = setting.callers.get(by, ())
    return tuple(each for each in open_to if not call_refusal(world, setting, day, by, each))


def call_refusal(world: Facts, setting: PublishedSetting, day: int, by: MemberId, form: Slug) -> Refusal | None:
    """Return why a round of the format cannot be called, or None."""
    found = setting.format.get(form)
    if found is None:
        return Refusal(f"{form} is no format of talks", AUTHORITY)
    if world.round is not None:
        return Refusal("another round is under way", AUTHORITY)
    if _ended(world, setting, form):
        return Refusal(f"{found.label} is at an end", AUTHORITY)
    if by not in found.parties + found.mediators:
        return Refusal(f"{found.label} is called by its parties and mediators", AUTHORITY)
    if world.talked.get(form, -1) == day:
        return Refusal(f"{found.label} has been called today", AUTHORITY)
    if len(found.parties) < 2 or not all(each in setting.seats for each in found.parties):
        return Refusal(f"a party of {found.label} has no seat to answer from", AUTHORITY)
    return None


def frames(world: World, setting: PublishedSetting, day: int, by: MemberId) -> dict[type, Frame]:
    """Return the frames of the acts open to the seat in the round if it is its turn, else nothing."""
    now = world.round
    if now is None or by not in waiting(world, setting):
        return {}
    if not now.open:
        return {AnswerCall: Listed((AnswerCall(now.format, True), AnswerCall(now.format, False)))}
    form = setting.format[now.format]
    open_frames: dict[type, Frame] = {EndDay: Listed((EndDay(),))}
    if by in form.parties:
        open_frames.update(_of_a_party(world, setting, day, by, now))
    if _may_propose(now):
        table = TermsFrame(agenda(world, setting, form), by in form.parties, now.table)
        if table.movable or table.waivable:
            open_frames[ProposeTerms] = table
    return open_frames


def _of_a_party(world: Facts, setting: PublishedSetting, day: int, by: MemberId, now: Round) -> dict[type, Frame]:
    """Return the frames that only a party has: to walk out, record a breach, accept the terms or a part of them."""
    found: dict[type, Frame] = {WalkOut: Listed((WalkOut(),))}
    breaches = recordable(world, setting, day, by)
    if breaches:
        found[acts.RecordBreach] = Listed(tuple(acts.RecordBreach(each) for each in breaches))
    if now.table is None or by in now.accepted:
        return found
    found[AcceptTerms] = Listed(_STYLES)
    steps = now.table.steps
    if len(steps) > 1:
        part = Slot("steps", steps, 1, len(steps) - 1, many=True)
        found[AcceptPart] = Composed(AcceptPart, (part, _EITHER_STYLE))
    return found


def _may_propose(now: Round) -> bool:
    return now.table is None or (now.counters < COUNTERS and now.whole is None)


def _ended(world: Facts, setting: PublishedSetting, form: Slug) -> bool:
    return bool(world.numbers[slots(setting).index[f"talks.{form}.ended"]])


def refusal(world: World, setting: PublishedSetting, day: int, by: MemberId, deed: Deed) -> Refusal | None:
    """Return why an act of the talks is refused to the seat now, or None."""
    if isinstance(deed, CallTalks):
        return call_refusal(world, setting, day, by, deed.format)
    if by not in waiting(world, setting):
        return Refusal("it is not this seat's turn in a round of talks", AUTHORITY)
    frame = frames(world, setting, day, by).get(type(deed))
    if frame is None:
        return Refusal(f"{type(deed).__name__.lower()} is not open in this round now", AUTHORITY)
    if isinstance(frame, TermsFrame) and isinstance(deed, ProposeTerms):
        if deed.as_participant and not frame.party:
            return Refusal("only a party signs", AUTHORITY)
        return frame.refusal(deed.terms)
    return None if frame.admits(deed) else Refusal("this is not the round that has been called", AUTHORITY)


def deed_events(world: World, setting: PublishedSetting, day: int, by: MemberId, deed: Deed) -> Told:
    """Return the consequences of an act of the talks; raise OutOfOrder if it is refused."""
    refused = refusal(world, setting, day, by, deed)
    if refused:
        raise OutOfOrder(refused)
    unfolding = Unfolding(world, setting, day)
    if isinstance(deed, CallTalks):
        unfolding.happen(ev.TalksCalled(deed.format, by))
    elif isinstance(deed, AnswerCall):
        _answer_call(unfolding, by, deed)
    else:
        _in_round(unfolding, by, deed)
    return unfolding.told()


def _in_round(unfolding: Unfolding, by: MemberId, deed: Deed) -> None:
    if isinstance(deed, ProposeTerms):
        _propose(unfolding, by, deed)
    elif isinstance(deed, AcceptTerms):
        _accept(unfolding, by, deed)
    elif isinstance(deed, AcceptPart):
        _accept_part(unfolding, by, deed)
    elif isinstance(deed, acts.RecordBreach):
        put_on_record(unfolding, by, deed.breach)
    elif isinstance(deed, WalkOut):
        _walk_out(unfolding, by)
    elif isinstance(deed, EndDay):
        _let_go_by(unfolding, by)


def _round(unfolding: Unfolding) -> Round:
    now = unfolding.world.round
    assert now is not None, "an act of the talks has a round"
    return now


def _answer_call(unfolding: Unfolding, by: MemberId, deed: AnswerCall) -> None:
    unfolding.happen(ev.CallAnswered(deed.format, by, deed.consents))
    if not deed.consents or waiting(unfolding.world, unfolding.setting):
        return
    form = unfolding.setting.format[deed.format]
    unfolding.happen(ev.RoundOpened(deed.format, form.parties + _mediators(unfolding.setting, form)))


def _mediators(setting: PublishedSetting, form: Format) -> tuple[MemberId, ...]:
    return tuple(each for each in form.mediators if each in setting.seats and each not in form.parties)


def _propose(unfolding: Unfolding, by: MemberId, deed: ProposeTerms) -> None:
    """Put terms on the table. A party accepts the terms that it puts; a mediator's terms wait for all parties.

    After a counter-offer the mediators act first, so that they can bridge the two offers.
    """
    now = _round(unfolding)
    form = unfolding.setting.format[now.format]
    bridging = by not in form.parties
    between = _mediators(unfolding.setting, form) if now.table is not None and not bridging else ()
    polled = (*between, *(each for each in form.parties if each != by))
    unfolding.happen(ev.TermsProposed(now.format, by, deed.terms, bridging, polled, deed.as_participant))


def _accept(unfolding: Unfolding, by: MemberId, deed: AcceptTerms) -> None:
    now = _round(unfolding)
    unfolding.happen(ev.TermsAccepted(now.format, by, deed.as_participant))
    now = _round(unfolding)
    form = unfolding.setting.format[now.format]
    if set(form.parties) <= set(now.accepted):
        agree(unfolding, form, now)
    else:
        _close_if_silent(unfolding, now)


def _accept_part(unfolding: Unfolding, by: MemberId, deed: AcceptPart) -> None:
    """Leave on the table only the part that this party accepts, and ask the other parties again."""
    now = _round(unfolding)
    form = unfolding.setting.format[now.format]
    assert now.table is not None, "a part is accepted of what is on the table"
    part = part_of(now.table, deed.steps, agenda(unfolding.world, unfolding.setting, form))
    polled = tuple(each for each in form.parties if each != by)
    unfolding.happen(ev.PartAccepted(now.format, by, part, polled, deed.as_participant))


def _walk_out(unfolding: Unfolding, by: MemberId) -> None:
    now = _round(unfolding)
    form = unfolding.setting.format[now.format]
    unfolding.happen(ev.RoundEnded(now.format, by))
    apply(
        unfolding,
        form.on_walk_out,
        allowed=never_lowering(unfolding.setting.weights.tension),
        because=f"{by} walked out of {form.label}",
    )


def _let_go_by(unfolding: Unfolding, by: MemberId) -> None:
    unfolding.happen(ev.TurnLeft(_round(unfolding).format, by))
    _close_if_silent(unfolding, _round(unfolding))


def _close_if_silent(unfolding: Unfolding, now: Round) -> None:
    if not now.polled:
        unfolding.happen(ev.RoundEnded(now.format))
