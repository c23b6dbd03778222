"""Every point of a speech in words, one row a kind, keyed by its class."""

from __future__ import annotations

from msgspec import Struct

from game.world.acts import (
    Accepting,
    Accusing,
    Circulating,
    Demanding,
    Denying,
    Offering,
    Point,
    Prebutting,
    Rebutting,
    Refusing,
    Stating,
)

STATES = "speaks on "
"""The first words of a line that tells only a delegation's position."""


class PointWords(Struct, frozen=True):
    """The words for one kind of point.

    `heading` is its heading in a list of choices. `parts` are its lines below that: first its subject, last the
    statement about it. `order` is its verb as a choice and `report` its verb as news; both stand in `line`. `briefly`
    tells it in a line of the record; points that are `joined` share one target there: "accuses and rebuts one".
    """

    heading: str
    order: str
    report: str
    line: str
    parts: tuple[str, ...]
    briefly: str
    joined: bool = False


_FALSELY = "charge, falsely, {charge}{evidence_tail}"
POINTS: dict[type[Point], PointWords] = {
    Denying: PointWords(
        "Deny a charge against yourself", "Deny", "denies", "{verb} what {speaker} alleges: {charge}",
        ("{speaker}", "{charge}"), "denies the charge of {targets}",
    ),
    Refusing: PointWords(
        "Refuse a demand or an offer", "Refuse", "refuses", "{verb} what {speaker} asks or offers: {subject}",
        ("{speaker}", "{subject}"), "says no to {targets}",
    ),
    Accepting: PointWords(
        "Accept a demand or an offer", "Accept", "accepts", "{verb} what {speaker} asks or offers: {subject}",
        ("{speaker}", "{subject}"), "says yes to {targets}",
    ),
    Accusing: PointWords(
        "Make an accusation", "Accuse", "accuses", "{verb} {target}: {charge} ({confidence}{evidence_note})",
        ("{target}", "{charge}", "{confidence}{evidence_note}"), "accuses {targets}", joined=True,
    ),
    Rebutting: PointWords(
        "Rebut a charge against another", "Rebut", "rebuts",
        "{verb} the charge of {speaker} against {target}: {charge}{evidence_tail}",
        ("{short_speaker} against {short_target}", "{charge}{evidence_tail}"), "rebuts {targets}", joined=True,
    ),
    Prebutting: PointWords(
        "Foretell a false charge", "Foretell", "foretells", "{verb} a false charge by {target}: {charge}",
        ("by {target}", "{charge}"), "foretells a false charge by {targets}",
    ),
    Circulating: PointWords(
        "Circulate a document", "Circulate", "circulates", "{verb} a document: {evidence}",
        ("{evidence}",), "circulates a document against {targets}",
    ),
    Demanding: PointWords(
        "Make a demand", "Demand", "demands", "{verb} of {target}, by {due}: {demand}",
        ("of {short_target}", "{term}: {demand}"), "makes a demand of {targets}", joined=True,
    ),
    Offering: PointWords(
        "Make an offer", "Offer", "offers", "{verb} to {target}, by {due}: {offer}",
        ("to {short_target}", "{term}: {offer}"), "makes an offer to {targets}",
    ),
    Stating: PointWords(
        "State a position", "State", "states", "{verb} a position on {issue}: {end}",
        ("{issue}", "{short_end}"), STATES + "{targets}",
    ),
}  # fmt: skip
"""The row of every kind of point, in the order in which a line tells the points of a speech."""
DISMISSING = PointWords(
    "Rebut a charge against another", "Dismiss", "dismisses",
    "{verb} the warning of {speaker} that {target} will " + _FALSELY,
    ("{short_speaker} against {short_target}", "the warning that it will " + _FALSELY), "rebuts {targets}",
    joined=True,
)  # fmt: skip
"""The words for a rebuttal of a charge that was only foretold."""
PLEDGING = PointWords(
    "Make an offer", "Pledge", "pledges", "{verb}, by {due}: {offer}", ("a pledge, {term}: {offer}",), "makes a pledge",
)  # fmt: skip
"""The words for an offer to no single State: a pledge, owed to the Council."""
