"""Breaches of agreements and objections to signatures: who may put them on the record, and the consequences."""

from __future__ import annotations

from game.terms import Dice, MemberId, Slug
from game.world import events as ev
from game.world.effects import relate
from game.world.facts import Breach, ClaimState, Facts, Undertaking, World
from game.world.ledger import credit, enter, moved
from game.world.published import Format, PublishedSetting
from game.world.unfolding import Unfolding

REMEMBERED = 3
"""For how many days a breach may be put on the record."""
ATTRIBUTED = 0.75
"""The chance (0..1) that the monitors can tell which party broke an undertaking."""
BREACH_COSTS = -4.0
"""Credibility that a breach on the record costs its author; twice that if the author's signature had been contested."""
RECORD_COOLS, CONTEST_COOLS = -4.0, -3.0
"""Points that the relations of the two move when one records the other's breach, or contests its signature."""
WATCHED, UNWATCHED = 0.05, -0.05
"""What each earlier breach adds to the chance (0..1) that undertakings of a format are kept: on the record, or not."""
MOST_TRUST = 0.15


def trust(world: World, form: Slug) -> float:
    """Return what earlier breaches add to the chance that an undertaking of the format is kept, -0.15 to 0.15."""
    found = sum(WATCHED if each.on_record else UNWATCHED for each in world.breaches if each.format == form)
    return max(-MOST_TRUST, min(MOST_TRUST, round(found, 6)))


def broken_by(unfolding: Unfolding, undertaking: Undertaking, form: Format, dice: Dice) -> MemberId:
    """Return the party that broke an undertaking, or an empty text if the monitors cannot tell.

    The dice choose it: the less a party gains by the undertaking, the likelier it is.
    """
    key = f"{form.id}/{undertaking.due}"
    if dice.fraction(f"attributed/{key}") >= ATTRIBUTED:
        return ""
    measures = unfolding.setting.measure
    gains = [sum(measures[each].values.get(party, 0.0) for each in undertaking.terms.steps) for party in form.parties]
    burdens = [1.0 + max(gains) - gain for gain in gains]
    drawn = dice.fraction(f"breaker/{key}") * sum(burdens)
    for party, burden in zip(form.parties, burdens, strict=True):
        drawn -= burden
        if drawn < 0:
            return party
    return form.parties[-1]


def find(unfolding: Unfolding, by: MemberId, undertaking: Undertaking) -> None:
    """Record, under the next number, that an undertaking was broken."""
    number, told = len(unfolding.world.breaches), undertaking.contested and by in undertaking.as_participants
    steps, form, claim = undertaking.terms.steps, undertaking.format, undertaking.claim
    unfolding.happen(ev.BreachFound(Breach(number, unfolding.day, steps, by, form, claim, contested=told)))


def recordable(world: Facts, setting: PublishedSetting, day: int, by: MemberId) -> tuple[int, ...]:
    """Return the breaches that the seat may put on the record: another's, at most three days old, each once."""
    return tuple(
        each.number
        for each in world.breaches
        if day - each.day <= REMEMBERED
        and each.by not in ("", by)
        and by not in each.on_record
        and any(by in form.parties for form in _concerned(setting, each))
    )


def _concerned(setting: PublishedSetting, breach: Breach) -> list[Format]:
    """Return the formats whose parties a breach concerns: the undertaking's format, or all with one of the measures."""
    if breach.format:
        return [setting.format[breach.format]]
    return [form for form in setting.formats if set(breach.measures) & set(form.measures)]


def put_on_record(unfolding: Unfolding, by: MemberId, number: int) -> None:
    """Enter a breach in the ledger: its author loses credibility, once, and the relations of the two cool."""
    breach = unfolding.world.breaches[number]
    claim = enter(unfolding, "breach", by, breach.by, breach.measures[0], answers=breach.claim, due=0)
    unfolding.happen(ev.BreachPutOnRecord(number, by, claim.number))
    moved(unfolding, claim.number, ClaimState.BORNE_OUT, "what the monitors found")
    if not breach.on_record:
        credit(unfolding, breach.by, BREACH_COSTS * (2 if breach.contested else 1), claim, "put on the record")
    relate(unfolding, by, breach.by, RECORD_COOLS, f"claim {claim.number}: a breach was put on the record")


def contestable(world: Facts, by: MemberId) -> tuple[int, ...]:
    """Return the undertakings, by claim, in which the seat may contest that another signed as a participant."""
    return tuple(
        each.claim
        for each in world.undertakings
        if by in each.parties and by not in each.as_participants and each.as_participants and not each.contested
    )


def contest(unfolding: Unfolding, by: MemberId, number: int) -> None:
    """Enter an objection to a signature in the ledger. The undertaking binds the signatory with or without it."""
    undertaking = next(each for each in unfolding.world.undertakings if each.claim == number)
    against = undertaking.as_participants
    claim = enter(unfolding, "contest", by, against[0], undertaking.format, answers=number, due=undertaking.due)
    unfolding.happen(ev.SignatureContested(number, by, against, claim.number))
    for other in against:
        relate(unfolding, by, other, CONTEST_COOLS, f"claim {claim.number}: a signature was contested")


def close_contests(unfolding: Unfolding, undertaking: int, *, kept: bool) -> None:
    """Settle the objections to signatures once the undertaking is judged: they lapse if it was kept."""
    for claim in unfolding.world.ledger:
        if claim.kind == "contest" and claim.answers == undertaking and claim.state is ClaimState.OPEN:
            state = ClaimState.LAPSED if kept else ClaimState.BORNE_OUT
            moved(unfolding, claim.number, state, f"claim {undertaking} was {'kept' if kept else 'broken'}")
