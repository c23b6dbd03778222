"""The field: how gauges move in the night, how capitals decide alone, and which events the morning brings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from game.terms import Dice, MemberId, Slug
from game.world.acts import Counsel
from game.world.breaches import broken_by, close_contests, find, trust
from game.world.conditions import holds
from game.world.effects import apply, breach
from game.world.events import (
    AssemblyVoted,
    CouncilCounted,
    DecisionCarriedOut,
    DecisionDelayed,
    HappeningCame,
    HiddenDrawn,
    MeasureMoved,
    OrdersSpent,
    RoundEnded,
    UndertakingJudged,
)
from game.world.evolve import DECIMALS
from game.world.facts import ClaimState, Hidden, Undertaking, World
from game.world.gauges import EndFormat, SetFlag
from game.world.ledger import judge_claims, live, moved
from game.world.nights import Law, allowed, driven, laws, pushed_by
from game.world.promises import at_the_end, come_due
from game.world.published import PublishedDecision
from game.world.setting import Decision, Format, Happening, Process, PublishedSetting, Setting
from game.world.slots import INFLUENCE_A_DAY, slots
from game.world.tabling import agenda
from game.world.understandings import judge_dates
from game.world.unfolding import Told, Unfolding

DICE = "the dice of the night"
TRIMMED = "the end of the scale"
"""The name of the bar that takes back the part of the other causes beyond the indicator's range."""
COUNSEL_DAYS = 3
"""For how many days a mission's advice moves its capital."""
COUNSELLORS = 3.0
"""Private counsel from abroad weighs at most as much as this many missions of full credibility."""
PUT_OFF = 2
"""How often, at most, a capital puts a decision off because its case has not been accepted."""
PUTTING_OFF_COSTS = 2.0
ENDORSED_HONOUR = 0.1
"""How much a Council text that endorses its basis adds to the chance (0..1) that an undertaking is honoured."""
FALLS_BACK = 0.5
"""The share of a step that a measure loses when an undertaking to move it is broken."""


def hidden(setting: Setting, dice: Dice) -> HiddenDrawn:
    """Return the facts that the dice settle at the start. A fact that the scenario settles (0 or 1) is never drawn."""
    truths = {each.id: dice.fraction(f"truth/{each.id}") < each.truth for each in setting.charges if 0 < each.truth < 1}
    sound = {each.id: dice.fraction(f"sound/{each.id}") < each.sound for each in setting.evidence if 0 < each.sound < 1}
    return HiddenDrawn(Hidden(truths, sound, {each.id: _resolve(setting, each, dice) for each in setting.decisions}))


def _resolve(setting: Setting, decision: Decision, dice: Dice) -> float:
    if setting.mode == "history":
        return decision.history
    width = decision.high - decision.low
    return round(decision.low + width * dice.fraction(f"resolve/{decision.id}"), DECIMALS)


def night(world: World, setting: Setting, day: int, dice: Dice) -> Told:
    """Return the events of the night after `day`: the gauges, then the capitals, then the undertakings that are due.

    The gauges follow the world at nightfall, so an undertaking kept or broken tonight takes effect tomorrow. Each draw
    of the dice is keyed by its purpose, so that the same night can be compared with and without some act.
    """
    unfolding = Unfolding(world, setting, day)
    if world.round is not None:
        unfolding.happen(RoundEnded(world.round.format))
    for process, law in zip(setting.processes, laws(setting), strict=True):
        _run(unfolding, world, process, law, dice)
    if world.orders:
        unfolding.happen(OrdersSpent())
    for decision in setting.decisions:
        _decide(unfolding, decision, dice)
    for undertaking in unfolding.world.undertakings:
        _judge_undertaking(unfolding, undertaking, dice)
    return unfolding.told()


def _run(unfolding: Unfolding, dusk: World, process: Process, law: Law, dice: Dice) -> None:
    """Move one gauge from its figure at dusk; every cause is a bar of its own, with its authored path.

    Calm takes a share (0..1) of a figure that is not negative, so that more progress never leaves a higher figure.
    """
    gauge, path = unfolding.setting.gauge[process.indicator], f"processes/{process.indicator}"
    causes = law.causes(dusk.numbers, dusk.orders.get(gauge.id, 0.0))
    total = dusk.numbers[law.place] + sum(causes)
    floor = law.floor(total)
    chance = max(-1.0, process.noise * (2 * dice.fraction(f"night/{gauge.id}") - 1))
    figure, shares = floor * (1 + chance), law.shares(dusk.numbers)
    bars = [(causes[0], process.carry_because, path), (causes[1], "orders given for the night", path)]
    bars += [(by, each.because, each.path) for by, each in zip(causes[2:], process.drivers, strict=True)]
    bars += [(floor - total, f"never below {max(gauge.low, 0.0):g}", path), (floor * chance, DICE, path)]
    measures = (unfolding.setting.measure[each] for each in process.calmed)
    bars += [(-figure * share, each.title, f"measures/{each.id}") for share, each in zip(shares, measures, strict=True)]
    unfolding.move_to(gauge.id, law.end(figure, shares), bars, trimmed=TRIMMED)


def _decide(unfolding: Unfolding, decision: Decision, dice: Dice) -> None:
    """Let a capital decide, alone. Words said in New York push it, and the dice may tip it either way."""
    if decision.repeats:
        _order(unfolding, decision, dice)
        return
    day, world = unfolding.day, unfolding.world
    waits = world.waits.get(decision.id, 0)
    # A delay does not cancel a decision: the capital may always decide on the night on which the wait ends.
    last = max(decision.to_day, waits)
    if decision.id in world.decided or not decision.from_day <= day <= last:
        return
    if day >= waits and _resolved(unfolding.setting, world, decision, day, dice):
        if _put_off(unfolding, decision):
            return
        carry_out(unfolding, decision)
    elif day == last:
        ease(unfolding, decision)


def ease(unfolding: Unfolding, decision: PublishedDecision) -> None:
    """Apply the effects of a decision that was not carried out by its last night."""
    apply(unfolding, decision.eased, because=decision.label)


def _order(unfolding: Unfolding, decision: Decision, dice: Dice) -> None:
    """Let a capital give secret orders tonight, if it is resolved to; they move the gauges in the next night."""
    day, world = unfolding.day, unfolding.world
    open_tonight = decision.from_day <= day <= decision.to_day and day >= world.waits.get(decision.id, 0)
    if open_tonight and _resolved(unfolding.setting, world, decision, day, dice):
        apply(unfolding, decision.effects, because=decision.label)


def _resolved(setting: PublishedSetting, world: World, decision: Decision, day: int, dice: Dice) -> bool:
    if not allowed(setting, decision, world.numbers):
        return False
    return resolve(setting, world, decision, day, dice) >= decision.threshold


def resolve(setting: PublishedSetting, world: World, decision: Decision, day: int, dice: Dice) -> float:
    """Return how near a capital is to its decision: the sum of its own resolve, its drivers, counsel and the dice."""
    own = world.hidden.resolve.get(decision.id, decision.history)
    by_drivers = sum(pushed_by(driven(setting, decision), world.numbers))
    chance = decision.noise * (2 * dice.fraction(f"decision/{decision.id}") - 1)
    return round(own + by_drivers + advice(setting, world, decision, day) + chance, DECIMALS)


def advice(setting: PublishedSetting, world: World, decision: PublishedDecision, day: int) -> float:
    """Return the sum of the own mission's cables and others' private counsel, which weighs by credibility.

    Only the last `COUNSEL_DAYS` days count. The counsel of all others together weighs at most `COUNSELLORS` times that
    of one with full credibility. Firmness counts above 0 and restraint below, but for a conciliatory decision the other
    way round.
    """
    own = abroad = 0.0
    for on, who, counsel, capital in world.counsel:
        if capital != decision.capital or not day - COUNSEL_DAYS < on <= day:
            continue
        sign = -1.0 if (counsel == Counsel.RESTRAINT.value) is not decision.conciliatory else 1.0
        if who == capital:
            own += sign * counsels(setting, world, who, capital)
        else:
            abroad += sign * counsels(setting, world, who, capital)
    most = COUNSELLORS * setting.weights.counsel_abroad
    return own + max(-most, min(most, abroad))


def counsels(setting: PublishedSetting, world: World, who: MemberId, capital: MemberId) -> float:
    """Return the weight of one cable; a cable from another mission weighs in proportion to its credibility."""
    if who == capital:
        return setting.weights.counsel
    return setting.weights.counsel_abroad * world.numbers[slots(setting).index[f"credibility[{who}]"]] / 100.0


def _put_off(unfolding: Unfolding, decision: Decision) -> bool:
    """Put the decision off by a day while its case has not been accepted, at most twice; nobody is told."""
    weights = unfolding.setting.weights
    if not weights.pretext or unfolding.number(weights.pretext) >= weights.low_pretext:
        return False
    if unfolding.world.put_off.get(decision.id, 0) >= PUT_OFF:
        return False
    because = "its case has not been accepted"
    unfolding.happen(DecisionDelayed(decision.id, unfolding.day + 1, because, for_want_of_pretext=True))
    return True


def carry_out(unfolding: Unfolding, decision: PublishedDecision) -> None:
    """Carry the decision out. The cost of having put it off is told only now: earlier it would reveal the decision."""
    unfolding.happen(DecisionCarriedOut(decision.id))
    cost, days = unfolding.setting.weights.cost, unfolding.world.put_off.get(decision.id, 0)
    if cost and days:
        unfolding.move(cost, days * PUTTING_OFF_COSTS, "it was put off, and others made ready")
    apply(unfolding, decision.effects, because=decision.label, by_whom=decision.capital)


def _judge_undertaking(unfolding: Unfolding, undertaking: Undertaking, dice: Dice) -> None:
    """Let the field honour or break an undertaking if it is due, unless it has lapsed with its format."""
    form, claim, world = unfolding.setting.format[undertaking.format], undertaking.claim, unfolding.world
    if unfolding.day < undertaking.due or not live(world.ledger[claim]):
        return
    likely = form.honoured + (ENDORSED_HONOUR if world.endorsed else 0.0) + trust(world, form.id)
    kept = dice.fraction(f"undertaking/{form.id}/{undertaking.due}") < likely
    unfolding.happen(UndertakingJudged(claim, kept))
    moved(unfolding, claim, ClaimState.KEPT if kept else ClaimState.BROKEN, "judged in the field")
    close_contests(unfolding, claim, kept=kept)
    if kept:
        _honour(unfolding, undertaking, form)
    else:
        find(unfolding, broken_by(unfolding, undertaking, form, dice), undertaking)
        _break(unfolding, undertaking, form)


def _honour(unfolding: Unfolding, undertaking: Undertaking, form: Format) -> None:
    for step in undertaking.terms.steps:
        if not _held_up(unfolding, undertaking, form, step):
            advance(unfolding, step, form.step, undertaking.claim)


def _held_up(unfolding: Unfolding, undertaking: Undertaking, form: Format, step: Slug) -> bool:
    """Return whether a requirement of the step, met when it was agreed, is now neither met nor waived."""
    now = agenda(unfolding.world, unfolding.setting, form)
    needs = replace(now, pending={}).needed((step,))
    return not set(needs) <= set(undertaking.terms.waives)


def advance(unfolding: Unfolding, measure: Slug, by: float, claim: int) -> None:
    """Move a measure forward, within 0..1, because an undertaking was kept, and apply its effects."""
    room = 1.0 - unfolding.number(f"measure.{measure}")
    gained = round(min(by, room), DECIMALS)
    if gained > 0:
        unfolding.happen(MeasureMoved(measure, gained, "the undertaking was kept", claim))
        apply(unfolding, unfolding.setting.measure[measure].on_step, because=f"claim {claim} was kept")


def _break(unfolding: Unfolding, undertaking: Undertaking, form: Format) -> None:
    for step in undertaking.terms.steps:
        because = f"claim {undertaking.claim} was broken"
        breach(unfolding, step, form.step * FALLS_BACK, because, claim=undertaking.claim)
    for waiver in unfolding.world.waivers:
        if waiver.undertaking == undertaking.claim:
            moved(unfolding, waiver.claim, ClaimState.BROKEN, f"claim {undertaking.claim} was broken")


def begun(world: World, setting: PublishedSetting, day: int, before: Iterable[Slug]) -> Told:
    """Return the events of what came before a game that begins on a later day: happenings, and capitals' decisions.

    Of their effects only flags and ends of talks follow: the figures stand where the form of the scenario puts them.
    """
    unfolding, came = Unfolding(world, setting, day), frozenset(before)
    for happening in setting.happenings:
        if happening.id in came:
            unfolding.happen(HappeningCame(happening.id))
            apply(unfolding, [each for each in happening.effects if isinstance(each, SetFlag | EndFormat)])
    for decision in setting.decisions:
        if decision.id in came:
            unfolding.happen(DecisionCarriedOut(decision.id))
            apply(unfolding, [each for each in decision.effects if isinstance(each, SetFlag | EndFormat)])
    return unfolding.told()


def morning(world: World, setting: PublishedSetting, day: int, dice: Dice) -> Told:
    """Return the events of the morning of `day`: happenings, then claims and promises that come due, then influence.

    Happenings come first, so that today's news counts for a promise that comes due today.
    """
    unfolding = Unfolding(world, setting, day)
    unfolding.happen(CouncilCounted({"day": float(day)}))
    for happening in setting.happenings:
        if happening.id not in world.happened and _comes(unfolding, happening, dice):
            unfolding.happen(HappeningCame(happening.id))
            apply(unfolding, happening.effects)
    judge_claims(unfolding, dice)
    come_due(unfolding)
    judge_dates(unfolding)
    if day > 1:
        for seat in setting.seats:
            unfolding.move(f"influence[{seat}]", INFLUENCE_A_DAY, "a new day")
    return unfolding.told()


def last_evening(world: World, setting: PublishedSetting, day: int) -> Told:
    """Return the events that judge promises due by today, when the campaign ends and no morning follows."""
    unfolding = Unfolding(world, setting, day)
    at_the_end(unfolding)
    judge_dates(unfolding, ended=True)
    return unfolding.told()


def assembly(
    world: World, setting: PublishedSetting, day: int, adopts: Callable[[int, int], bool], *, last: bool = False
) -> Told:
    """Return the Assembly's vote in its emergency special session, if it is due today or the campaign ends (`last`).

    `adopts` returns whether these votes in favour and against adopt its recommendation.
    """
    unfolding = Unfolding(world, setting, day)
    due = world.session and (last or day >= world.session + setting.assembly.days)
    if due and not unfolding.number("assembly_voted"):
        case = next((c for c in setting.assembly.cases if not c.when or holds(c.when, setting, world.numbers)), None)
        if case is not None:
            unfolding.happen(AssemblyVoted(case.in_favour, case.against, case.abstaining, case.not_voting))
            if adopts(case.in_favour, case.against):
                apply(unfolding, setting.assembly.effects, because="the vote of the General Assembly")
    return unfolding.told()


def _comes(unfolding: Unfolding, happening: Happening, dice: Dice) -> bool:
    if happening.day and happening.day != unfolding.day:
        return False
    if happening.when and not holds(happening.when, unfolding.setting, unfolding.world.numbers):
        return False
    if not happening.day and not happening.when:
        return False
    return happening.chance >= 1 or dice.fraction(f"happening/{happening.id}") < happening.chance
