"""The path of the authored element behind an event, for example `charges/shelling`.

An event that follows from an effect or a driver carries that effect's or driver's path (`gauges.Effect.path`). Any
other move of a number carries the path of the element whose rule moved it. It is empty if no author wrote one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.world import acts
from game.world import events as ev
from game.world.facts import Claim

_OF_CLAIMS = {
    **dict.fromkeys(("accusation", "document", "denial", "rebuttal", "prebuttal"), "charges"),
    "demand": "demands",
    "offer": "offers",
    **dict.fromkeys(("undertaking", "contest"), "formats"),
    "breach": "measures",
}
_OF_EVENTS: dict[type, tuple[str, str]] = {
    ev.HappeningCame: ("happenings", "happening"),
    ev.DecisionCarriedOut: ("decisions", "decision"),
    ev.DecisionDelayed: ("decisions", "decision"),
    ev.MonitorsRefused: ("charges", "charge"),
    ev.EvidenceReleased: ("evidence", "evidence"),
    ev.MeasureMoved: ("measures", "measure"),
    ev.FormatEnded: ("formats", "format"),
    ev.RoundAgreed: ("formats", "format"),
    ev.GroupMet: ("groups", "group"),
    ev.OrdersGiven: ("processes", "process"),
}


def path_of_claim(claim: Claim) -> str:
    """Return the path of the charge, demand, offer, format or measure that a claim is about; empty for others."""
    kind = _OF_CLAIMS.get(claim.kind)
    return f"{kind}/{claim.subject}" if kind and claim.subject else ""


def path_of(event: Any, ledger: Sequence[Claim] = ()) -> str:
    """Return the path of the authored element from which an event follows, or that it names; empty if there is none.

    `ledger` holds the claims that an event names by number. The changes of numbers carry their own paths.
    """
    if path := getattr(event, "path", ""):
        return str(path)
    if isinstance(event, ev.ClaimEntered):
        return path_of_claim(event.claim)
    if isinstance(event, ev.ClaimMoved | ev.ClaimAnswered):
        return path_of_claim(ledger[event.number]) if event.number < len(ledger) else ""
    if isinstance(event, ev.AssemblyVoted):
        return "assembly"
    if ending := getattr(event, "ending", ""):
        return f"endings/{ending}"
    found = _OF_EVENTS.get(type(event))
    return f"{found[0]}/{getattr(event, found[1])}" if found else ""


def path_of_point(point: acts.AnyPoint, ledger: Sequence[Claim]) -> str:
    """Return the path of the element that a point of a speech is about."""
    if isinstance(point, acts.Stating):
        return f"issues/{point.issue}"
    if isinstance(point, acts.Accusing | acts.Prebutting):
        return f"charges/{point.charge}"
    if isinstance(point, acts.Demanding):
        return f"demands/{point.demand}"
    if isinstance(point, acts.Offering):
        return f"offers/{point.offer}"
    if isinstance(point, acts.Circulating):
        return f"evidence/{point.document}"
    return path_of_claim(ledger[point.claim])
