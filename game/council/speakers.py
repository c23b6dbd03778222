"""The list of speakers (rule 27 and practice): briefers first, then the list, then the invited, the President last."""

from __future__ import annotations

from game.council.meeting import Proceedings
from game.council.remit import Remit
from game.terms import Dice, MemberId


def speakers_list(
    state: Proceedings, remit: Remit, item: str, requester: MemberId, dice: Dice, *, president: MemberId
) -> tuple[MemberId, ...]:
    """Return all members and the invited in the order in which they will be called.

    The first meeting follows the scenario's list; later ones begin with the member that asked for the meeting,
    then the others by lot, then the States invited under rule 37, and the President last.
    """
    present = [member for member in remit.council.seats if member not in state.away]
    states = [each.id for each in remit.invitees if each.rule == 37 and (not each.items or item in each.items)]
    if state.meetings == 0 and remit.first_speakers:
        listed = [member for member in remit.first_speakers if member in present or member in states]
        # A list that leaves out an invited State leaves the place of all of them to practice: after the members.
        first = listed if set(states) <= set(listed) else [each for each in listed if each not in states]
        return tuple(dict.fromkeys([*first, *present, *states]))
    drawn = dice.order(present, "speakers")
    first = [requester] if requester in present and requester != president else []
    last = [president] if president in present else []
    middle = [member for member in drawn if member not in first and member not in last]
    return (*first, *middle, *states, *last)
