"""The field: what the night does to the gauges, what capitals decide alone, and what the morning brings."""

from __future__ import annotations

from collections.abc import Callable

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
from game.world.ledger import judge_claims, live, moved
from game.world.nights import Law, allowed, driven, laws
from game.world.promises import at_the_end, come_due
from game.world.setting import Decision, Format, Happening, Process, Setting
from game.world.slots import INFLUENCE_A_DAY, slots
from game.world.tabling import agenda
from game.world.understandings import judge_dates
from game.world.unfolding import Told, Unfolding

DICE = "the dice of the night"
TRIMMED = "the end of the scale"
"""What is called that part of the other causes for which the indicator has no room."""
COUNSEL_DAYS = 3
"""For how many days a mission's advice moves its capital."""
COUNSELLORS = 3.0
"""How many other capitals' counsel of full credibility moves a decision at most."""
PUT_OFF = 2
"""How often a capital puts a decision off because its case has not been accepted."""
PUTTING_OFF_COSTS = 2.0
ENDORSED_HONOUR = 0.1
"""How much likelier an undertaking is honoured once a Council text endorsed what it rests on."""
FALLS_BACK = 0.5
"""What share of a step a measure loses when an undertaking to move it is broken."""


def hidden(setting: Setting, dice: Dice) -> HiddenDrawn:
    """Return what the dice settle at the start; what the scenario settles (0 or 1) is never drawn."""
    truths = {each.id: dice.fraction(f"truth/{each.id}") < each.truth for each in setting.charges if 0 < each.truth < 1}
    sound = {each.id: dice.fraction(f"sound/{each.id}") < each.sound for each in setting.evidence if 0 < each.sound < 1}
    return HiddenDrawn(Hidden(truths, sound, {each.id: _resolve(setting, each, dice) for each in setting.decisions}))


def _resolve(setting: Setting, decision: Decision, dice: Dice) -> float:
    if setting.mode == "history":
        return decision.history
    width = decision.high - decision.low
    return round(decision.low + width * dice.fraction(f"resolve/{decision.id}"), DECIMALS)


def night(world: World, setting: Setting, day: int, dice: Dice) -> Told:
    """Return what happens in the night after `day`: the gauges, then the capitals, then what was undertaken.

    The gauges follow the world at nightfall, so that what is undertaken or broken tonight tells tomorrow. The dice
    are asked by what they decide, so that the same night without some act can be compared.
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
    """Move one gauge from its figure at dusk, every cause a bar of its own with the path of who wrote it.

    Calm takes its share (0..1) of a figure that is not negative, so that more progress never leaves more.
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
    """Let a capital decide, alone: what is said in New York pushes, and the dice may tip it either way."""
    if decision.repeats:
        _order(unfolding, decision, dice)
        return
    day, world = unfolding.day, unfolding.world
    waits = world.waits.get(decision.id, 0)
    # A delay does not cancel: the night on which the wait ends is always open.
    last = max(decision.to_day, waits)
    if decision.id in world.decided or not decision.from_day <= day <= last:
        return
    if day >= waits and _resolved(unfolding.setting, world, decision, day, dice):
        if _put_off(unfolding, decision):
            return
        carry_out(unfolding, decision)
    elif day == last:
        ease(unfolding, decision)


def ease(unfolding: Unfolding, decision: Decision) -> None:
    """Let follow what does when the last night has passed in which a decision could have been carried out."""
    apply(unfolding, decision.eased, because=decision.label)


def _order(unfolding: Unfolding, decision: Decision, dice: Dice) -> None:
    """Let a capital give its orders anew each night, told to nobody; they are carried out in the night that follows."""
    day, world = unfolding.day, unfolding.world
    open_tonight = decision.from_day <= day <= decision.to_day and day >= world.waits.get(decision.id, 0)
    if open_tonight and _resolved(unfolding.setting, world, decision, day, dice):
        apply(unfolding, decision.effects, because=decision.label)


def _resolved(setting: Setting, world: World, decision: Decision, day: int, dice: Dice) -> bool:
    if not allowed(setting, decision, world.numbers):
        return False
    return resolve(setting, world, decision, day, dice) >= decision.threshold


def resolve(setting: Setting, world: World, decision: Decision, day: int, dice: Dice) -> float:
    """Return how near a capital is to its decision: its own resolve, what drives it, its mission's advice, the dice."""
    own = world.hidden.resolve.get(decision.id, decision.history)
    pushed = sum(each.by(world.numbers) for each in driven(setting, decision))
    chance = decision.noise * (2 * dice.fraction(f"decision/{decision.id}") - 1)
    return round(own + pushed + advice(setting, world, decision, day) + chance, DECIMALS)


def advice(setting: Setting, world: World, decision: Decision, day: int) -> float:
    """Add up its own mission's cables and the private counsel of others, who weigh by their credibility.

    An old cable is forgotten; the counsel of others together weighs at most as much as `COUNSELLORS` of them.
    """
    own = abroad = 0.0
    for on, who, counsel, capital in world.counsel:
        if capital != decision.capital or not day - COUNSEL_DAYS < on <= day:
            continue
        sign = -1.0 if counsel == Counsel.RESTRAINT.value else 1.0
        if who == capital:
            own += sign * counsels(setting, world, who, capital)
        else:
            abroad += sign * counsels(setting, world, who, capital)
    most = COUNSELLORS * setting.weights.counsel_abroad
    return own + max(-most, min(most, abroad))


def counsels(setting: Setting, world: World, who: MemberId, capital: MemberId) -> float:
    """Return what one cable of counsel weighs: a mission's own to its capital, another's by its credibility."""
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


def carry_out(unfolding: Unfolding, decision: Decision) -> None:
    """Carry the decision out. What putting it off has cost is told only now: before, it would tell the decision."""
    unfolding.happen(DecisionCarriedOut(decision.id))
    cost, days = unfolding.setting.weights.cost, unfolding.world.put_off.get(decision.id, 0)
    if cost and days:
        unfolding.move(cost, days * PUTTING_OFF_COSTS, "it was put off, and others made ready")
    apply(unfolding, decision.effects, because=decision.label, by_whom=decision.capital)


def _judge_undertaking(unfolding: Unfolding, undertaking: Undertaking, dice: Dice) -> None:
    """Let the field honour or break what is due tonight, unless it has lapsed with its format."""
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
    """What was met when it was agreed may have fallen back since: then the step is not carried out."""
    now = agenda(unfolding.world, unfolding.setting, form)
    needs = replace(now, pending={}).needed((step,))
    return not set(needs) <= set(undertaking.terms.waives)


def advance(unfolding: Unfolding, measure: Slug, by: float, claim: int) -> None:
    """Let a measure progress because an undertaking was kept, within 0..1, and its effects follow."""
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


def morning(world: World, setting: Setting, day: int, dice: Dice) -> Told:
    """Return what the morning of `day` brings: what happened, then what came due of what was said, then influence.

    Happenings come first, so that a word that comes due today is judged by today's news.
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


def last_evening(world: World, setting: Setting, day: int) -> Told:
    """Return what comes of words whose last day was this one, when the campaign ends and no morning follows."""
    unfolding = Unfolding(world, setting, day)
    at_the_end(unfolding)
    judge_dates(unfolding, ended=True)
    return unfolding.told()


def assembly(
    world: World, setting: Setting, day: int, adopts: Callable[[int, int], bool], *, last: bool = False
) -> Told:
    """Return the Assembly's vote in its emergency special session, if it is due today or the campaign ends (`last`).

    `adopts` says of the votes in favour and against whether they adopt its recommendation.
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
