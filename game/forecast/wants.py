"""What each party to talks is known to want of each measure, as far as one delegation can know."""

from __future__ import annotations

from msgspec import Struct

from game.engine.briefing import Briefing
from game.forecast.bargaining import agenda, asking, deals
from game.forecast.public import KnownFormat, Public
from game.terms import MemberId, Slug
from game.world.acts import Terms
from game.world.tabling import Agenda

WORDS = ((6.0, "wants it much"), (2.0, "wants it"), (-2.0, "could live with it"), (-6.0, "would rather not"))
"""From how many points on what is said of a step; below all of them it is opposed."""
OPPOSED = "is against it"
ROUGHLY = 2.0
"""To how many points another's value is known: it has said what it wants, not for how much."""


class Want(Struct, frozen=True):
    """What `party` wants of one more step on a measure: `points` (exact for oneself, else rough), and how one knows.

    `progress` is 0..1, `coming` what is undertaken and not judged. `blocked` names the requirements that the step would
    have to waive. `takes` are the fewest terms with this step that all might sign, as far as one can tell; None where
    there are none, or the measure is complete.
    """

    format: Slug
    measure: Slug
    party: MemberId
    points: float
    word: str
    because: str
    exact: bool
    progress: float
    coming: float
    blocked: tuple[Slug, ...] = ()
    takes: Terms | None = None


def wants(briefing: Briefing, public: Public) -> tuple[Want, ...]:
    """Return what is known of each measure of each format and each of its parties, in the order of the agendas.

    Only what is published, one's own value, and what was said in rounds at which one sat goes into it.
    """
    found: list[Want] = []
    for form in public.formats.values():
        table = agenda(form, public.formats, briefing)
        for measure in form.measures:
            takes = cheapest(form, briefing, table, measure) if measure in table.movable else None
            found.extend(_want(form, briefing, table, measure, party, takes) for party in form.parties)
    return tuple(found)


def _want(  # noqa: PLR0917 - one row of a table
    form: KnownFormat, briefing: Briefing, table: Agenda, measure: Slug, party: MemberId, takes: Terms | None
) -> Want:
    value = form.values[measure].get(party, 0.0) * form.step
    exact = party == briefing.member
    points = round(value, 6) if exact else round(value / ROUGHLY) * ROUGHLY
    return Want(
        format=form.id,
        measure=measure,
        party=party,
        points=points,
        word=next((word for least, word in WORDS if value >= least), OPPOSED),
        because=_because(form, briefing, party, measure),
        exact=exact,
        progress=table.progress.get(measure, 0.0),
        coming=table.pending.get(measure, 0.0),
        blocked=table.needed((measure,)) if measure in table.movable else (),
        takes=takes,
    )


def _because(form: KnownFormat, briefing: Briefing, party: MemberId, measure: Slug) -> str:
    """Return how one knows: from one's own instructions, from what was said in a round, or from what is published."""
    if party == briefing.member:
        return "our own instructions"
    said = (each for each in briefing.bids if each.by == party and each.format == form.id)
    bids = [each for each in said if measure in each.terms.steps]
    if bids:
        return f"{'took' if bids[-1].accepts else 'would not take'} it in the round of day {bids[-1].day}"
    return "its published position"


def cheapest(form: KnownFormat, briefing: Briefing, table: Agenda, measure: Slug) -> Terms | None:
    """Return the terms with the fewest other steps and waivers that move the measure and that all might sign."""
    asks = [asking(form, briefing, party) for party in form.parties]
    able = [
        deal
        for deal in deals(form, table)
        if measure in deal.terms.steps and all(w >= a for w, a in zip(deal.worths, asks, strict=True))
    ]
    best = min(able, key=lambda each: (len(each.terms.steps) + len(each.terms.waives), -each.least), default=None)
    return best.terms if best else None
