"""How a seat negotiates in a round of talks: calling, consenting, proposing, accepting, bridging, walking out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from game.delegations.situation import Choice, Option, Situation
from game.delegations.word import promised_steps
from game.forecast.bargaining import LEAST, Deal, agenda, appraised, asking, dated, deals, soon
from game.forecast.public import KnownFormat
from game.forecast.reasons import Valuation, reason, valued
from game.terms import Dice, Slug
from game.world.acts import (
    AcceptPart,
    AcceptTerms,
    AnswerCall,
    CallTalks,
    ContestSignature,
    EndDay,
    PromiseKind,
    ProposeTerms,
    RecordBreach,
    Terms,
    WalkOut,
)
from game.world.agreement import LONGEST_DELAY
from game.world.facts import Round
from game.world.tabling import part_of

HELD_OUT = 8.0
"""How much more a party asks in the historical setting, in which the formats were in deadlock."""
UNSAID = 0.6
"""The share by which a step's worth to a party may differ from its published value."""
WEARY = 3
"""The number of counters after which a party accepts a part, or leaves."""
INSTRUCTED = 0.2
"""Points for each point of weight of an own objective that the terms would carry out when kept."""
A_PROMISE = 0.8
"""How much likelier a party consents to a call if it has promised to."""
A_WORD = 8.0
"""Points for terms that hold what the party has promised."""
A_DAY_WON = 1.5
"""Points for each day that a capital waits before it decides, to a party that is not that capital."""
REPULSED = 0.4
"""The factor that each refusal in a row puts on the readiness to call again."""
AWAITED = 0.25
"""How much less likely a party consents to a call while an earlier agreement in the format has not been judged."""
QUARREL = 0.6
"""The boldness from which a seat contests a signature, or records a breach although relations are good."""


def calls(s: Situation) -> list[Option]:
    """Return the rounds that this seat might call to win something; a mediator calls more readily than a party."""
    if s.briefing.round is not None:
        return []
    options = []
    for act in s.offered(CallTalks):
        form = s.public.formats.get(act.format)
        if form is None or s.roll(f"call/{act.format}") >= _eager(s, form):
            continue
        deal = _best_bridge(s, form)
        if deal is not None and _short_of(s, form, deal) <= 0.0:
            because = f"{form.label} might agree on {_titles(form, deal.terms)}: {deal.least:+.0f} to the worse off"
            options.append(Option(3.0, act, because))
    return options


def _eager(s: Situation, form: KnownFormat) -> float:
    wanted = s.wanted(f"talks.{form.id}.rounds", f"talks.{form.id}.agreed")
    ready = 0.05 + 0.12 * s.temper.goodwill + (0.1 if s.member in form.mediators else 0.0) + wanted / 300.0
    # A seat that was refused does not call again every day.
    return ready * REPULSED ** s.briefing.declined.get(form.id, 0)


def quarrels(s: Situation) -> list[Option]:
    """Return the breaches that this party might put on the record, and the signatures that it might contest."""
    options = []
    for act in s.offered(RecordBreach):
        if _would_record(s, act):
            options.append(Option(2.0, act, "what is let pass is repeated"))
    for act in s.offered(ContestSignature):
        if s.temper.boldness > QUARREL:
            options.append(Option(1.2, act, "who signs as a participant is a party all the same"))
    return options


def _would_record(s: Situation, act: RecordBreach) -> bool:
    found = next((each for each in s.briefing.breaches if each.number == act.breach), None)
    return found is not None and (s.relation(found.by) < 0.0 or s.temper.boldness > QUARREL)


def answer_call(s: Situation) -> Choice:
    """Return whether a party consents to a call for talks: for its possible gain, or for a promise."""
    acts = {act.consents: act for act in s.offered(AnswerCall)}
    act = next(iter(acts.values()))
    form = s.public.formats.get(act.format)
    if form is None:
        return Choice(act, "no format that is known")
    most, least = _most(s, form), _least(s, form)
    mood = -0.4 + 0.4 * s.temper.goodwill + (most - least) / 50.0
    # A party wants the earlier agreement kept first.
    mood -= AWAITED * any(each.format == form.id for each in s.briefing.undertakings)
    mood += s.wanted(f"talks.{form.id}.rounds", f"talks.{form.id}.agreed") / 200.0
    word = _promised(s, form.id) or not promised_steps(s).isdisjoint(form.measures)
    mood += A_PROMISE if word else 0.0
    mood -= 0.1 * sum(not each.on_record for each in s.briefing.breaches if each.format == form.id)
    # A party that refused yesterday consents today only for a reason, not by another throw of the dice.
    consents = 0.7 * _own(s, act.format) + 0.3 * s.roll(f"consent/{act.format}") < mood
    because = f"the best that all might sign is worth {most:+.0f} to us, {least:+.0f} would do"
    return Choice(acts.get(consents, act), because)


def _promised(s: Situation, form: Slug) -> bool:
    pending = [each for mine in s.briefing.understandings for each in mine.pending]
    return any(who == s.member and it.kind is PromiseKind.TALKS and it.subject == form for who, it in pending)


def in_round(s: Situation) -> Choice:
    """Return the act of a polled seat in a round: accept all or part, counter, bridge, walk out, or stay silent."""
    talks = s.briefing.round
    form = s.public.formats.get(talks.format) if talks else None
    if talks is None or form is None:
        return Choice(EndDay(), "no talks to take part in")
    for act in s.offered(RecordBreach):
        if _would_record(s, act):
            return Choice(act, "before anything is agreed anew, the breach goes on the record")
    if s.member in form.parties:
        return _as_party(s, talks, form)
    proposal = _bridge(s, form) if s.member in form.mediators else None
    return proposal or Choice(EndDay(), "leaves it to the parties")


def _as_party(s: Situation, talks: Round, form: KnownFormat) -> Choice:
    least, style = _least(s, form), _only_participates(s, form)
    if talks.table is None or s.member in talks.accepted:
        return _proposal(s, form, least) or Choice(EndDay(), "no terms to put")
    worth = own_worth(s, form, talks.table)
    act = AcceptTerms(as_participant=style)
    if worth.value >= least and s.admits(act):
        return Choice(act, f"worth {worth.value:+.0f} to us, {least:+.0f} would do: {worth.telling()}")
    counter = _proposal(s, form, least)
    part = _part(s, talks, form, least)
    if part is not None and (counter is None or talks.counters >= WEARY - 1 or s.temper.goodwill > 0.6):
        return part
    if counter is None or talks.counters >= WEARY:
        if worth.value < -15.0 or s.roll(f"leave/{talks.counters}") < 0.7 - 0.6 * s.temper.goodwill:
            return Choice(WalkOut(), f"worth {worth.value:+.0f} to us, and nothing better is near: {worth.telling()}")
        return counter or Choice(EndDay(), f"worth {worth.value:+.0f} to us, {least:+.0f} would do")
    return counter


def _least(s: Situation, form: KnownFormat) -> float:
    """Return the points for which this party signs: fewer if it is conciliatory or instructed to agree."""
    least = 4.0 + 22.0 * (0.5 - s.temper.goodwill) - 0.15 * s.wanted(f"talks.{form.id}.agreed")
    return round(least + (HELD_OUT if s.public.mode == "history" else 0.0), 6)


def _only_participates(s: Situation, form: KnownFormat) -> bool:
    """Return whether this seat signs as a mere participant: it disclaims the word party and is not in a giving mood."""
    return s.member in form.disclaim and s.temper.goodwill < 0.85


def own_worth(s: Situation, form: KnownFormat, terms: Terms) -> Valuation:
    """Return what the terms are worth to this seat: by its published values and its own instructions."""
    published = appraised(form, s.member, terms)
    private = reason("what we have not said of it", _unsaid(s, form, terms), "own")
    return valued((*published.reasons, private, reason("our instructions", _duty(s, form, terms), "instructions")))


def _unsaid(s: Situation, form: KnownFormat, terms: Terms) -> float:
    """Return by how much the steps are worth more to this seat, in this game, than it has published."""
    speed = soon(terms.days or form.days)
    return sum(_more(s, form, step) for step in terms.steps) * speed


def _own(s: Situation, purpose: str) -> float:
    """Return this seat's random number in [0, 1) for a purpose, the same all game."""
    return Dice(int(s.temper.appetite * (1 << 30)), 0, "talks").fraction(f"{s.member}/{purpose}")


def _more(s: Situation, form: KnownFormat, step: Slug) -> float:
    return UNSAID * (2.0 * _own(s, step) - 1.0) * abs(form.values[step].get(s.member, 0.0)) * form.step


def _duty(s: Situation, form: KnownFormat, terms: Terms) -> float:
    """Return what the terms, if kept, are worth to this seat's objectives and to its word."""
    numbers = s.briefing.numbers
    after = {f"measure.{each}": min(1.0, numbers.get(f"measure.{each}", 0.0) + form.step) for each in terms.steps}
    word = 0.0 if promised_steps(s).isdisjoint(terms.steps) else A_WORD
    return INSTRUCTED * s.instructions.gain(numbers, after) + word


def _open_deals(s: Situation, form: KnownFormat) -> Iterator[tuple[Deal, float, float]]:
    """Yield the possible deals, each with its worth to the seat and its shortfall with the others."""
    mine = form.parties.index(s.member)
    asks = [0.0 if each == s.member else asking(form, s.briefing, each) for each in form.parties]
    more = {each: _more(s, form, each) * soon(form.days) for each in form.measures}
    for deal in deals(form, agenda(form, s.public.formats, s.briefing)):
        own = deal.worths[mine] + sum(more[each] for each in deal.terms.steps) + _duty(s, form, deal.terms)
        shorts = [
            ask - worth for place, (ask, worth) in enumerate(zip(asks, deal.worths, strict=True)) if place != mine
        ]
        yield deal, own, max(0.0, *shorts)


def _most(s: Situation, form: KnownFormat) -> float:
    """Return the most that this party could win by terms that the others might sign; 0 if there are none."""
    return max((own for _, own, short in _open_deals(s, form) if short <= 0.0), default=0.0)


def _proposal(s: Situation, form: KnownFormat, least: float) -> Choice | None:
    """Return the best terms for this party, counting against them how far the others would refuse them, or None."""
    talks = s.briefing.round
    tabled = talks.table if talks else None
    said = {
        each.terms for each in s.briefing.bids if each.by == s.member and each.accepts and each.day == s.briefing.day
    }
    opening = 0.5 if tabled is None else 1.5
    best: tuple[float, Deal] | None = None
    for deal, own, short in _open_deals(s, form):
        score = own - (opening + s.temper.goodwill) * short
        fresh = deal.terms != tabled and deal.terms not in said
        if fresh and own >= least and (best is None or score > best[0]):
            best = score, deal
    if best is None:
        return None
    terms = max(dated(form, best[1]), key=lambda each: _with_date(s, form, each)).terms
    act = ProposeTerms(terms, as_participant=_only_participates(s, form))
    worth = own_worth(s, form, terms)
    return Choice(act, f"worth {worth.value:+.0f} to us: {worth.telling()}") if s.admits(act) else None


def _with_date(s: Situation, form: KnownFormat, deal: Deal) -> float:
    """Return a deal's worth with its date: a party wants another capital's decision to wait for long."""
    waits = (
        0.0 if s.member in s.public.capitals.values() else A_DAY_WON * min(LONGEST_DELAY, deal.terms.days or form.days)
    )
    return deal.worths[form.parties.index(s.member)] + min(0.0, deal.least) + waits


def _part(s: Situation, talks: Round, form: KnownFormat, least: float) -> Choice | None:
    """Return the partial acceptance that is worth most to this party and that the others might accept, or None."""
    if talks.table is None or len(talks.table.steps) < 2:
        return None
    best: tuple[float, AcceptPart, Valuation] | None = None
    table, style = agenda(form, s.public.formats, s.briefing), _only_participates(s, form)
    steps = talks.table.steps
    for count in range(1, len(steps)):
        for kept in combinations(steps, count):
            terms = part_of(talks.table, kept, table)
            worth = own_worth(s, form, terms)
            others = [each for each in form.parties if each != s.member]
            agreeable = all(
                appraised(form, each, terms).value >= min(asking(form, s.briefing, each), LEAST) for each in others
            )
            if agreeable and worth.value >= least and (best is None or worth.value > best[0]):
                best = worth.value, AcceptPart(kept, as_participant=style), worth
    if best is None or not s.admits(best[1]):
        return None
    return Choice(best[1], f"of all that this much is worth {best[0]:+.0f} to us, the rest lapses: {best[2].telling()}")


def _best_bridge(s: Situation, form: KnownFormat) -> Deal | None:
    """Return the deal, acceptable to all, that serves best the party farthest from what it asks, or None.

    Among its dates it takes the latest that all might sign, because a capital waits for it.
    """
    asks = [asking(form, s.briefing, each) for each in form.parties]

    def spare(deal: Deal) -> float:
        return min(worth - ask for worth, ask in zip(deal.worths, asks, strict=True))

    tabled = s.briefing.round.table if s.briefing.round else None
    thought_of = deals(form, agenda(form, s.public.formats, s.briefing))
    known = [each for each in thought_of if each.terms != tabled and each.least >= 0.0]
    best = max(known, key=spare, default=None)
    if best is None:
        return None
    fresh = (each for each in dated(form, best) if each.terms != tabled)
    return max(fresh, key=lambda each: (min(0.0, spare(each)), each.terms.days or form.days))


def _short_of(s: Situation, form: KnownFormat, deal: Deal) -> float:
    """Return how far the deal falls short of what a party asks, 0 if all might sign it as far as one can tell."""
    asks = (asking(form, s.briefing, each) for each in form.parties)
    return max(0.0, *(ask - worth for worth, ask in zip(deal.worths, asks, strict=True)))


def _bridge(s: Situation, form: KnownFormat) -> Choice | None:
    """Return a bridging proposal that no party should have to refuse, with its worth to each, or None."""
    deal = _best_bridge(s, form)
    if deal is None or not s.admits(ProposeTerms(deal.terms)):
        return None
    gains = ", ".join(f"{s.name(who)} {worth:+.0f}" for who, worth in zip(form.parties, deal.worths, strict=True))
    short = _short_of(s, form, deal)
    verdict = f"one would ask {short:.0f} more" if short else "all might sign"
    return Choice(ProposeTerms(deal.terms), f"{_titles(form, deal.terms)}: {gains}; {verdict}")


def _titles(form: KnownFormat, terms: Terms) -> str:
    steps = [form.titles.get(each, each) for each in terms.steps]
    return ", ".join(steps) or "the order of things"
