"""The words for ballots: one row for each ballot, for every place that names one."""

from __future__ import annotations

from msgspec import Struct

from game.council.voting import Ballot
from game.terms import Symbol


class Said(Struct, frozen=True):
    """The words for one ballot.

    `cast` stands in tallies, forecasts and after "voted"; `chosen` is the act in the list of a voter, `button` and
    `icon` the same on a button; `card` stands under a member's name. `does` follows "to", and `about` joins it to a
    text; `announced` stands before a text, after "announces".
    """

    cast: str
    chosen: str
    button: str
    icon: str
    card: str
    does: str
    about: str
    announced: str


SAID: dict[Ballot, Said] = {
    Ballot.IN_FAVOUR: Said(
        "in favour", "Vote in favour", "In favour", "check", "In favour", "vote in favour", "of",
        "a vote in favour of",
    ),
    Ballot.AGAINST: Said(
        "against", "Vote against", "Against", "cross", "Against", "vote against", "", "a vote against",
    ),
    Ballot.ABSTAINING: Said(
        "abstaining", "Abstain", "Abstain", "minus", "Abstains", "abstain", "on", "an abstention on",
    ),
    Ballot.NOT_PARTICIPATING: Said(
        "not participating", "Do not participate in the vote", "Do not take part", "leave", "Not voting",
        "take no part", "in the vote on", "that it takes no part in the vote on",
    ),
    Ballot.ABSENT: Said(
        "absent", "Be absent", "Be absent", "leave", "Absent", "be absent", "from the vote on",
        "that it is absent from the vote on",
    ),
}  # fmt: skip
"""The row of every ballot, in the order in which a tally tells them."""


def said(ballot: Ballot | str) -> Said:
    """Return the row of a ballot, or of its value in a promise or a claim."""
    return SAID[Ballot(ballot)]


def announced(ballot: Ballot | str, draft: str) -> str:
    """Return an announced ballot, to follow "announces": "a vote in favour of SIM/1"."""
    return f"{said(ballot).announced} {draft}"


def to_cast(ballot: Ballot | str, draft: Symbol) -> str:
    """Return a promised or requested ballot, to follow "to": "vote in favour of SIM/1"."""
    row = said(ballot)
    return " ".join(filter(None, (row.does, row.about, draft)))


def wished(in_favour: bool, draft: Symbol) -> str:
    """Return the ballot for which a member is lobbied, after "to": "vote against SIM/1"."""
    return to_cast(Ballot.IN_FAVOUR if in_favour else Ballot.AGAINST, draft)
