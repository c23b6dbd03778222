"""How a seat negotiates in a round of talks: calling, consenting, proposing, accepting, bridging, walking out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from game.delegations.public import KnownFormat
from game.delegations.situation import Choice, Option, Situation
from game.terms import MemberId, Slug
from game.world.acts import AcceptTerms, AnswerCall, CallTalks, EndDay, ProposeTerms, Terms, WalkOut
from game.world.facts import Round
from game.world.setting import Requirement

STEPS = 3
"""Measures in one proposal, at most."""
SEQUENCE = 12.0
"""Points that it costs to waive a requirement that protects one's own order of things."""
WHOLE = 1.0 - 1e-9
WEARY = 2
"""Proposals after which a party that wants none of it leaves."""


def calls(s: Situation) -> list[Option]:
    """Return the rounds that this seat might call: a mediator more readily than a party."""
    if s.briefing.round is not None:
        return []
    options = []
    for act in s.offered(CallTalks):
        form = s.public.formats.get(act.format)
        if form is None:
            continue
        eager = 0.02 + 0.08 * s.temper.goodwill + (0.05 if s.member in form.mediators else 0.0)
        eager += s.wanted(f"talks.{form.id}.rounds") / 400.0
        if s.roll(f"call/{act.format}") < eager and _prospect(s, form) > 0.0:
            options.append(Option(36.0, act, f"{form.label} might agree on something"))
    return options


def _prospect(s: Situation, form: KnownFormat) -> float:
    """Return the most that any terms would give the party that gets least."""
    return max((min(_worth_to(form, each, t) for each in form.parties) for t in _thinkable(s, form)), default=0.0)


def answer_call(s: Situation) -> Choice:
    """Return whether a party consents to a round that was called."""
    acts = {act.consents: act for act in s.offered(AnswerCall)}
    act = next(iter(acts.values()))
    form = s.public.formats.get(act.format)
    prospect = _prospect(s, form) if form else 0.0
    duty = s.wanted(f"talks.{act.format}.rounds", f"talks.{act.format}.agreed")
    mood = -0.1 + 0.7 * s.temper.goodwill + prospect / 200.0 + duty / 200.0
    consents = s.roll(f"consent/{act.format}") < mood
    because = f"goodwill {s.temper.goodwill:.1f}, best prospect for the worse off {prospect:+.0f}"
    return Choice(acts.get(consents, act), because)


def in_round(s: Situation) -> Choice:
    """Return what a polled seat does in a round: accept, counter or bridge, walk out, or say nothing."""
    talks = s.briefing.round
    form = s.public.formats.get(talks.format) if talks else None
    if talks is None or form is None:
        return Choice(EndDay(), "no talks to take part in")
    if s.member in form.parties:
        return _as_party(s, talks, form)
    proposal = _bridge(s, talks, form) if s.member in form.mediators else None
    return proposal or Choice(EndDay(), "leaves it to the parties")


def _as_party(s: Situation, talks: Round, form: KnownFormat) -> Choice:
    least = 4.0 + 20.0 * (0.5 - s.temper.goodwill) - 0.2 * s.wanted(f"talks.{form.id}.agreed")
    if talks.table is not None and talks.proposed_by != s.member:
        worth = own_worth(s, form, talks.table)
        if worth >= least:
            act = AcceptTerms(as_participant=_only_participant(s))
            if s.admits(act):
                return Choice(act, f"the terms are worth {worth:+.0f} to us, {least:+.0f} would do")
        if _leaves(s, talks, worth):
            return Choice(WalkOut(), f"the terms are worth {worth:+.0f} to us, and nothing better is near")
    proposal = _proposal(s, form, least)
    return proposal or Choice(EndDay(), "no terms to put")


def _only_participant(s: Situation) -> bool:
    """Return whether this seat refuses the word party: a matter of words, drawn once a day."""
    return s.temper.boldness > 0.75


def _leaves(s: Situation, talks: Round, worth: float) -> bool:
    if not s.admits(WalkOut()):
        return False
    weary = talks.counters >= WEARY
    return (weary or worth < -15.0) and s.roll(f"leave/{talks.counters}") < 0.6 - 0.5 * s.temper.goodwill


def _proposal(s: Situation, form: KnownFormat, least: float) -> Choice | None:
    """Return the terms that give most here while giving the others enough to be thinkable."""
    others = [each for each in form.parties if each != s.member]
    talks = s.briefing.round
    tabled = talks.table if talks else None
    best: tuple[float, Terms] | None = None
    for terms in _thinkable(s, form):
        own = own_worth(s, form, terms)
        theirs = min((_worth_to(form, each, terms) for each in others), default=0.0)
        score = own + (0.6 + s.temper.goodwill) * min(theirs, 6.0)
        if own >= least and terms != tabled and (best is None or score > best[0]):
            best = (score, terms)
    if best is None or not s.admits(ProposeTerms(best[1])):
        return None
    return Choice(ProposeTerms(best[1]), f"worth {own_worth(s, form, best[1]):+.0f} to us: {_titles(form, best[1])}")


def _bridge(s: Situation, talks: Round, form: KnownFormat) -> Choice | None:
    """Return a bridging proposal: the terms whose worse-off party is best off."""
    scored = [(min(_worth_to(form, each, t) for each in form.parties), t) for t in _thinkable(s, form)]
    best = max(scored, key=lambda each: each[0], default=None)
    if best is None or best[0] < -2.0 or best[1] == talks.table:
        return None
    act = ProposeTerms(best[1])
    if not s.admits(act):
        return None
    return Choice(act, f"no party gets less than {best[0]:+.0f}: {_titles(form, best[1])}")


def _titles(form: KnownFormat, terms: Terms) -> str:
    return ", ".join(form.titles.get(each, each) for each in terms.steps)


def own_worth(s: Situation, form: KnownFormat, terms: Terms) -> float:
    """Return what the terms are worth to this seat, in points."""
    return _worth_to(form, s.member, terms)


def _worth_to(form: KnownFormat, party: MemberId, terms: Terms) -> float:
    """Return the worth of the terms to a party: its value of each step, less what waiving its order of things costs."""
    worth = sum(form.values[each].get(party, 0.0) for each in terms.steps) * form.step
    for requirement in form.requirements:
        if requirement.id in terms.waives:
            protects = form.values[requirement.needs].get(party, 0.0) - form.values[requirement.measure].get(party, 0.0)
            worth -= SEQUENCE if protects > 0.0 else 0.0
    return worth


def _thinkable(s: Situation, form: KnownFormat) -> Iterator[Terms]:
    """Yield the terms of up to three steps on measures that are not complete, with the waivers that they need."""
    left = [each for each in form.measures if _progress(s, each) < WHOLE]
    strong = sorted(left, key=lambda each: (-max(form.values[each].values(), default=0.0), each))[:9]
    for count in range(1, STEPS + 1):
        for steps in combinations(sorted(strong, key=form.measures.index), count):
            yield Terms(steps, _waivers(s, form, steps))


def _waivers(s: Situation, form: KnownFormat, steps: tuple[Slug, ...]) -> tuple[Slug, ...]:
    numbers = s.briefing.numbers
    return tuple(
        each.id
        for each in form.requirements
        if each.measure in steps
        and numbers.get(f"measure.{each.needs}", 0.0) < each.at
        and _bites(each, numbers.get(f"measure.{each.measure}", 0.0), _progress(s, each.measure) + form.step)
    )


def _bites(requirement: Requirement, now: float, after: float) -> bool:
    """Return whether a step begins, or completes, what the requirement guards."""
    return after >= WHOLE if requirement.stage == "completed" else now <= 0.0


def _progress(s: Situation, measure: Slug) -> float:
    """Return how far a measure will have come when all that has been undertaken is kept."""
    under_way = sum(
        s.public.formats[each.format].step for each in s.briefing.undertakings if measure in each.terms.steps
    )
    return s.briefing.numbers.get(f"measure.{measure}", 0.0) + under_way
