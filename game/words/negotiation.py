"""The talks in words: terms and counters, parts and waivers, breaches and signatures, as acts and as news."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.engine.briefing import Briefing
from game.engine.heard import Heard
from game.words.labels import Labels, counted, listed, uncapital
from game.world import acts, events
from game.world.acts import Terms
from game.world.tabling import changed

News = tuple[str, int, str] | None


def changes(before: Terms, after: Terms, labels: Labels) -> str:
    """Return the changes of a counter-offer in words, to end a sentence that begins with its author."""
    change = changed(before, after)
    said = [
        f"adds {labels.steps(change.added)}" if change.added else "",
        f"drops {labels.steps(change.dropped)}" if change.dropped else "",
        f"waives {_requirements(change.waived, labels)}" if change.waived else "",
        f"no longer waives {_requirements(change.unwaived, labels)}" if change.unwaived else "",
    ]
    if change.days:
        said.append(f"is due within {counted(after.days, 'day')}" if after.days else "leaves the date to the format")
    return listed([each for each in said if each])


def _requirements(ids: tuple[str, ...], labels: Labels) -> str:
    return listed([labels.requirement(each) for each in ids])


def _put(action: acts.ProposeTerms, briefing: Briefing, labels: Labels) -> str:
    now = briefing.round.table if briefing.round else None
    change = f" (counters: it {changes(now, action.terms, labels)})" if now else ""
    return f"Put on the table: {labels.terms(action.terms)}{change}"


def _accept(action: acts.AcceptTerms, briefing: Briefing, labels: Labels) -> str:
    now = briefing.round.table if briefing.round else None
    how = ", as a participant and not as a party (bound the same)" if action.as_participant else " on the table"
    return f"Accept the terms{how}: {labels.terms(now)}" if now else f"Accept the terms{how}"


def _part(action: acts.AcceptPart, briefing: Briefing, labels: Labels) -> str:
    return f"Accept only {labels.steps(action.steps)}; the rest lapses"


def _breach(action: acts.RecordBreach, briefing: Briefing, labels: Labels) -> str:
    found = next((each for each in briefing.breaches if each.number == action.breach), None)
    if found is None:
        return "Put a breach on the record"
    what = listed([uncapital(labels.of("measure", each)) for each in found.measures])
    return f"Put on the record that {labels.the(found.by)} broke what was agreed on {what}"


def _contest(action: acts.ContestSignature, briefing: Briefing, labels: Labels) -> str:
    found = next((each for each in briefing.undertakings if each.claim == action.claim), None)
    others = labels.these(found.as_participants) if found else "another"
    return f"Object that {others} signed as a participant and not as a party (one hour)"


ACTS: dict[type, Callable[[Any, Briefing, Labels], str]] = {
    acts.ProposeTerms: _put,
    acts.AcceptTerms: _accept,
    acts.AcceptPart: _part,
    acts.RecordBreach: _breach,
    acts.ContestSignature: _contest,
    acts.WalkOut: lambda action, briefing, labels: "Walk out of the round, which ends it",
}
"""Each act of a round in plain words."""


def _agreed(event: events.RoundAgreed, state: Heard, labels: Labels) -> News:
    form, part = labels.of("format", event.format), ", in part" if event.lapsed else ""
    due = f", by {labels.date(event.due)}" if event.terms.steps else ""
    return "talks", 80, f"agreed in {form}{part}: {labels.terms(event.terms)}{due}"


def _proposed(event: events.TermsProposed, state: Heard, labels: Labels) -> News:
    form, now = labels.of("format", event.format), state.world.round
    if now is None or now.before is None:
        return "talks", 20, f"{labels.the(event.by)} puts terms on the table of {form}"
    return "talks", 20, f"{labels.the(event.by)} counters in {form}: it {changes(now.before, event.terms, labels)}"


def _accepted(event: events.TermsAccepted, state: Heard, labels: Labels) -> News:
    style = ", signing as a participant" if event.as_participant else ""
    form = labels.of("format", event.format)
    return "talks", 22, f"{labels.the(event.by)} accepts the terms on the table of {form}{style}"


def _part_accepted(event: events.PartAccepted, state: Heard, labels: Labels) -> News:
    return "talks", 24, f"{labels.the(event.by)} accepts only a part of the terms: {labels.terms(event.terms)}"


def _waived(event: events.RequirementWaived, state: Heard, labels: Labels) -> News:
    form = labels.of("format", event.format)
    return "talks", 72, f"the parties of {form} waive {labels.requirement(event.requirement)}"


def _found(event: events.BreachFound, state: Heard, labels: Labels) -> News:
    if not event.breach.format:
        return None
    form, by = labels.of("format", event.breach.format), event.breach.by
    who = f"{labels.the(by)} broke" if by else "nobody can tell who broke"
    return "talks", 60, f"as far as the monitors can tell, {who} what was agreed in {form}"


def _recorded(event: events.BreachPutOnRecord, state: Heard, labels: Labels) -> News:
    found = state.world.breaches[event.breach]
    what = uncapital(labels.of("measure", found.measures[0]))
    who, whose = labels.the(event.by), labels.the(found.by)
    return "talks", 58, f"{who} puts on the record that {whose} broke what was agreed on {what}"


def _contested(event: events.SignatureContested, state: Heard, labels: Labels) -> News:
    others = labels.these(event.against)
    return "talks", 46, f"{labels.the(event.by)} objects that {others} signed as a participant and not as a party"


NEWS: dict[type, Callable[[Any, Heard, Labels], News]] = {
    events.RoundAgreed: _agreed,
    events.TermsProposed: _proposed,
    events.TermsAccepted: _accepted,
    events.PartAccepted: _part_accepted,
    events.RequirementWaived: _waived,
    events.BreachFound: _found,
    events.BreachPutOnRecord: _recorded,
    events.SignatureContested: _contested,
}
"""The news of each event of the talks: kind, weight, sentence."""
