"""The talks: how a round is called, who must act in it, what terms may be put, and what follows from each act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from game.frames import Frame, Listed
from game.terms import MemberId, OutOfOrder, Refusal, Slug
from game.world import events as ev
from game.world.acts import AcceptTerms, AnswerCall, CallTalks, Deed, EndDay, ProposeTerms, Terms, WalkOut
from game.world.effects import apply, never_lowering, never_raising
from game.world.facts import Round, World
from game.world.ledger import enter
from game.world.setting import Effect, Format, Requirement, Setting
from game.world.slots import slots
from game.world.unfolding import Told, Unfolding

COUNTERS = 4
"""How often the terms of a round may be countered."""
STEPS = 6
"""How many measures one set of terms may move."""
A_CONCESSION = 2
"""Terms that move so many measures make the deciding capital wait."""
LONGEST_DELAY = 3
_WHOLE = 1 - 1e-9
AUTHORITY = "the terms of the format"


def waiting(world: World, setting: Setting) -> tuple[MemberId, ...]:
    """Return who must act in the round now: parties that have not answered its call, or the one who is polled."""
    now = world.round
    if now is None:
        return ()
    if now.open:
        return now.polled[:1]
    return tuple(each for each in setting.format[now.format].parties if each not in now.consented)


def callable_formats(world: World, setting: Setting, day: int, by: MemberId) -> tuple[Slug, ...]:
    """Return the formats of which the seat may call a round today: one a day for each format, one at a time."""
    if world.round is not None:
        return ()
    open_to = setting.callers.get(by, ())
    return tuple(each for each in open_to if not call_refusal(world, setting, day, by, each))


def call_refusal(world: World, setting: Setting, day: int, by: MemberId, form: Slug) -> Refusal | None:
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


def frames(world: World, setting: Setting, day: int, by: MemberId) -> dict[type, Frame]:
    """Return what the seat may do in the round, if it is its turn; else nothing."""
    now = world.round
    if now is None or by not in waiting(world, setting):
        return {}
    if not now.open:
        return {AnswerCall: Listed((AnswerCall(now.format, True), AnswerCall(now.format, False)))}
    form = setting.format[now.format]
    open_frames: dict[type, Frame] = {EndDay: Listed((EndDay(),))}
    if by in form.parties:
        open_frames[WalkOut] = Listed((WalkOut(),))
        if now.table is not None and by not in now.accepted:
            open_frames[AcceptTerms] = Listed((AcceptTerms(), AcceptTerms(as_participant=True)))
    if _may_propose(now, form, by):
        table = TermsFrame(format=form, progress=_progress(world, setting, form), pending=_pending(world, setting))
        if table.movable:
            open_frames[ProposeTerms] = table
    return open_frames


def _may_propose(now: Round, form: Format, by: MemberId) -> bool:
    if by not in form.parties:
        return now.table is None
    return now.table is None or now.counters < COUNTERS


def _ended(world: World, setting: Setting, form: Slug) -> bool:
    return bool(world.numbers[slots(setting).index[f"talks.{form}.ended"]])


def _progress(world: World, setting: Setting, form: Format) -> dict[Slug, float]:
    index = slots(setting).index
    wanted = {*form.measures, *(each.needs for each in form.requirements)}
    return {each: world.numbers[index[f"measure.{each}"]] for each in wanted}


def _pending(world: World, setting: Setting) -> dict[Slug, float]:
    """Return how far each measure will have moved when all that has been undertaken is kept."""
    coming: dict[Slug, float] = {}
    for undertaking in world.undertakings:
        for step in undertaking.terms.steps:
            coming[step] = coming.get(step, 0.0) + setting.format[undertaking.format].step
    return coming


def unmet(form: Format, steps: Sequence[Slug], progress: dict[Slug, float], pending: dict[Slug, float]) -> list[Slug]:
    """Return the requirements that these steps would not meet, in the order of the format.

    A step from nothing begins a measure, one that reaches the whole completes it, what is under way included.
    """
    return [each.id for each in form.requirements if each.measure in steps and _stands(each, form, progress, pending)]


def _stands(need: Requirement, form: Format, progress: dict[Slug, float], pending: dict[Slug, float]) -> bool:
    if progress.get(need.needs, 0.0) >= need.at - 1e-9:
        return False
    now = progress.get(need.measure, 0.0)
    if need.stage == "completed":
        return now + pending.get(need.measure, 0.0) + form.step >= _WHOLE
    return now <= 0.0


class TermsFrame(Frame, frozen=True):
    """The terms that a round may have on its table: steps of measures, with every requirement waived that they need."""

    format: Format
    progress: dict[Slug, float]
    pending: dict[Slug, float]

    @property
    def movable(self) -> tuple[Slug, ...]:
        """Return the measures that are not complete, what is under way included."""
        return tuple(
            each for each in self.format.measures if self.progress.get(each, 0.0) + self.pending.get(each, 0.0) < _WHOLE
        )

    def needed(self, steps: Sequence[Slug]) -> tuple[Slug, ...]:
        """Return the requirements that terms with these steps must waive."""
        return tuple(unmet(self.format, steps, self.progress, self.pending))

    def refusal(self, terms: Terms) -> Refusal | None:
        """Return why the terms cannot be put, or None."""
        steps, waives = terms.steps, terms.waives
        if not 1 <= len(steps) <= STEPS or len(set(steps)) < len(steps):
            return Refusal(f"terms move one to {STEPS} measures, each once", AUTHORITY)
        for step in steps:
            if step not in self.movable:
                return Refusal(f"{step} is not a measure that can be moved here", AUTHORITY)
        known = {each.id for each in self.format.requirements}
        if len(set(waives)) < len(waives) or not known.issuperset(waives):
            return Refusal("terms waive requirements of the format, each once", AUTHORITY)
        for need in self.needed(steps):
            if need not in waives:
                return Refusal(f"the requirement {need} is neither met nor waived", AUTHORITY)
        return None

    def draw(self, dice: Random) -> ProposeTerms:
        """Return terms drawn at random, with the waivers they need."""
        movable = self.movable
        wanted = 1 + int(dice.random() * min(3, STEPS, len(movable)))
        steps: dict[Slug, None] = {}
        for _ in range(wanted):
            steps[movable[int(dice.random() * len(movable))]] = None
        return ProposeTerms(Terms(tuple(steps), self.needed(tuple(steps))))

    def admits(self, action: Any) -> bool:
        """Return whether the terms may be put."""
        return type(action) is ProposeTerms and self.refusal(action.terms) is None

    def each(self) -> Iterator[Any]:
        """Raise TypeError: sets of measures are too many to count."""
        raise TypeError("the terms that could be put are too many to count")


def refusal(world: World, setting: Setting, day: int, by: MemberId, deed: Deed) -> Refusal | None:
    """Return why an act of the talks is refused to the seat now, or None."""
    if isinstance(deed, CallTalks):
        return call_refusal(world, setting, day, by, deed.format)
    if by not in waiting(world, setting):
        return Refusal("it is not this seat's turn in a round of talks", AUTHORITY)
    frame = frames(world, setting, day, by).get(type(deed))
    if frame is None:
        return Refusal(f"{type(deed).__name__.lower()} is not open in this round now", AUTHORITY)
    if isinstance(frame, TermsFrame) and isinstance(deed, ProposeTerms):
        return frame.refusal(deed.terms)
    return None if frame.admits(deed) else Refusal("this is not the round that has been called", AUTHORITY)


def deed_events(world: World, setting: Setting, day: int, by: MemberId, deed: Deed) -> Told:
    """Return what follows from an act of the talks; raise OutOfOrder where it is refused."""
    refused = refusal(world, setting, day, by, deed)
    if refused:
        raise OutOfOrder(refused)
    unfolding = Unfolding(world, setting, day)
    if isinstance(deed, CallTalks):
        unfolding.happen(ev.TalksCalled(deed.format, by))
    elif isinstance(deed, AnswerCall):
        _answer_call(unfolding, by, deed)
    elif isinstance(deed, ProposeTerms):
        _propose(unfolding, by, deed.terms)
    elif isinstance(deed, AcceptTerms):
        _accept(unfolding, by, deed)
    elif isinstance(deed, WalkOut):
        _walk_out(unfolding, by)
    elif isinstance(deed, EndDay):
        _let_go_by(unfolding, by)
    return unfolding.told()


def _round(unfolding: Unfolding) -> Round:
    now = unfolding.world.round
    assert now is not None, "an act of the talks has a round"
    return now


def _answer_call(unfolding: Unfolding, by: MemberId, deed: AnswerCall) -> None:
    unfolding.happen(ev.CallAnswered(deed.format, by, deed.consents))
    if not deed.consents or waiting(unfolding.world, unfolding.setting):
        return
    form = unfolding.setting.format[deed.format]
    mediators = tuple(each for each in form.mediators if each in unfolding.setting.seats and each not in form.parties)
    unfolding.happen(ev.RoundOpened(deed.format, mediators + form.parties))


def _propose(unfolding: Unfolding, by: MemberId, terms: Terms) -> None:
    """Put terms on the table: those of a party are accepted by it, a mediator's bridge by nobody yet."""
    now = _round(unfolding)
    form = unfolding.setting.format[now.format]
    polled = tuple(each for each in form.parties if each != by)
    unfolding.happen(ev.TermsProposed(now.format, by, terms, by not in form.parties, polled))


def _accept(unfolding: Unfolding, by: MemberId, deed: AcceptTerms) -> None:
    now = _round(unfolding)
    unfolding.happen(ev.TermsAccepted(now.format, by, deed.as_participant))
    now = _round(unfolding)
    form = unfolding.setting.format[now.format]
    if set(form.parties) <= set(now.accepted):
        _agree(unfolding, form, now)
    else:
        _close_if_silent(unfolding, now)


def _agree(unfolding: Unfolding, form: Format, now: Round) -> None:
    """All parties have consented: the undertaking binds them all, whatever they call themselves."""
    assert now.table is not None, "only what is on the table is agreed"
    due = unfolding.day + max(1, form.days)
    one, other = form.parties[0], form.parties[1]
    claim = enter(unfolding, "undertaking", one, other, form.id, due=due)
    unfolding.happen(ev.RoundAgreed(form.id, now.table, form.parties, claim.number, due, now.as_participants))
    calming = tuple(each for each in form.on_agreed if _may_follow(each))
    apply(
        unfolding,
        calming,
        allowed=never_raising(unfolding.setting.weights.tension),
        because=f"claim {claim.number}, agreed in {form.label}",
    )
    if form.delays and len(now.table.steps) >= A_CONCESSION:
        until = unfolding.day + min(LONGEST_DELAY, max(1, form.delay))
        unfolding.happen(ev.DecisionDelayed(form.delays, until, f"claim {claim.number}"))


def _may_follow(effect: Effect) -> bool:
    """An agreed round orders no more fire and breaches nothing."""
    return not effect.breach and not (effect.orders and effect.by > 0)


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
