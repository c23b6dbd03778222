"""The results of an agreement between all parties of a format: an undertaking, waivers, a capital that waits."""

from __future__ import annotations

from game.terms import MemberId, Slug
from game.world import events as ev
from game.world.effects import apply, never_raising
from game.world.facts import ClaimState, Round
from game.world.gauges import AnyEffect, BreachMeasure, GiveOrders
from game.world.ledger import enter, moved
from game.world.setting import Format
from game.world.unfolding import Unfolding

A_CONCESSION = 2
"""Terms that move at least this many measures make the deciding capital wait."""
LONGEST_DELAY = 3


def agree(unfolding: Unfolding, form: Format, now: Round) -> None:
    """Bind all parties to the terms on the table, whether they sign as parties or as participants."""
    terms = now.table
    assert terms is not None, "only what is on the table is agreed"
    lapsed = tuple(each for each in now.whole.steps if each not in terms.steps) if now.whole else ()
    due = unfolding.day + (terms.days or form.days) if terms.steps else unfolding.day
    claim = _entered(unfolding, form, now, due) if terms.steps else -1
    unfolding.happen(ev.RoundAgreed(form.id, terms, form.parties, claim, due, now.as_participants, lapsed))
    for requirement in terms.waives:
        _waive(unfolding, form, requirement, now, claim)
    because = f"claim {claim}, agreed in {form.label}" if claim >= 0 else f"what was agreed in {form.label}"
    calming = tuple(each for each in form.on_agreed if _may_follow(each))
    apply(unfolding, calming, allowed=never_raising(unfolding.setting.weights.tension), because=because)
    if form.delays and len(terms.steps) >= A_CONCESSION:
        wait = min(LONGEST_DELAY, max(1, terms.days or form.delay))
        unfolding.happen(ev.DecisionDelayed(form.delays, unfolding.day + wait, because))


def _entered(unfolding: Unfolding, form: Format, now: Round, due: int) -> int:
    claim = enter(unfolding, "undertaking", form.parties[0], form.parties[1], form.id, due=due)
    moved(unfolding, claim.number, ClaimState.ACCEPTED, signed(form.parties, now.as_participants))
    return claim.number


def _waive(unfolding: Unfolding, form: Format, requirement: Slug, now: Round, undertaking: int) -> None:
    claim = enter(unfolding, "waiver", form.parties[0], form.parties[1], requirement, due=0).number
    moved(unfolding, claim, ClaimState.ACCEPTED, signed(form.parties, now.as_participants))
    unfolding.happen(ev.RequirementWaived(form.id, requirement, form.parties, claim, undertaking))


def signed(parties: tuple[MemberId, ...], as_participants: tuple[MemberId, ...]) -> str:
    """Return in words who signed as a party and who as a participant."""
    styles = (f"{each} as a {'participant' if each in as_participants else 'party'}" for each in parties)
    return "signed by " + " and ".join(styles)


def _may_follow(effect: AnyEffect) -> bool:
    """Return whether an agreed round may have this effect: it never orders more fire and never breaches a measure."""
    return not (isinstance(effect, BreachMeasure) or (isinstance(effect, GiveOrders) and effect.by > 0))
