"""What each party to talks is known to want on each measure, as far as one delegation can know."""

from __future__ import annotations

from msgspec import Struct

from game.engine.briefing import Briefing
from game.forecast.bargaining import agenda, asking, deals
from game.forecast.public import KnownFormat, Public
from game.terms import MemberId, Slug
from game.world.acts import Terms
from game.world.tabling import Agenda

WORDS = ((6.0, "wants it much"), (2.0, "wants it"), (-2.0, "could live with it"), (-6.0, "would rather not"))
"""Words for the value of a step, each from so many points up; any lower value counts as opposition."""
OPPOSED = "is against it"
ROUGHLY = 2.0
"""The precision, in points, of another party's value: it has said what it wants, not for how much."""


class Want(Struct, frozen=True):
    """The value to `party` of one more step on a measure: `points` (exact for the seat, else rough)."""

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
    """Return every party's known wants on each measure of each format, in the order of the agendas.

    They rest only on published facts, the seat's own value, and words said in rounds that the seat attended.
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
    """Return the source: the seat's own instructions, words said in a round, or published facts."""
    if party == briefing.member:
        return "our own instructions"
    said = (each for each in briefing.bids if each.by == party and each.format == form.id)
    bids = [each for each in said if measure in each.terms.steps]
    if bids:
        return f"{'took' if bids[-1].accepts else 'would not take'} it in the round of day {bids[-1].day}"
    return "its published position"


def cheapest(form: KnownFormat, briefing: Briefing, table: Agenda, measure: Slug) -> Terms | None:
    """Return the terms that move the measure with the fewest other steps, and that all might sign, or None."""
    asks = [asking(form, briefing, party) for party in form.parties]
    able = [
        deal
        for deal in deals(form, table)
        if measure in deal.terms.steps and all(w >= a for w, a in zip(deal.worths, asks, strict=True))
    ]
    best = min(able, key=lambda each: (len(each.terms.steps) + len(each.terms.waives), -each.least), default=None)
    return best.terms if best else None
