"""What the player is asked at a moment: nothing that needs asking, a small question, or a choice."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec import Struct

from game.council.acts import CastBallot, ChallengeRuling, ObjectToAgenda, ObjectToInvitation, Pass, RaisePointOfOrder
from game.engine.briefing import Briefing
from game.frames import Openings
from game.world.acts import EndDay


class Moment(Struct, frozen=True):
    """A moment at which the game waits: `kind` is waived (passing is the rule), prompt (small) or choice.

    `passing` is the act that lets it go by, or None if there is none; `passes` is it in words, and where it `agrees`
    to something letting it go by is no less than consent.
    """

    kind: str
    title: str
    passing: Any = None
    passes: str = "Pass"
    agrees: bool = False


_ASKED = {
    "opening": ("The provisional agenda is before you.", "No objection"),
    "invitations": ("The President proposes whom to invite.", "No objection"),
    "debate": ("You have the floor.", "Do not speak"),
    "answers": ("You were named. You may interrupt with a point of order.", "No point of order"),
    "texts": ("Before texts are put to the vote, you may move something.", "Nothing to move"),
    "explanations-before": ("You may explain your vote; a ballot that you announce is a word.", "No explanation"),
    "explanations-after": ("You may explain your vote.", "No explanation"),
    "consensus": ("A statement is proposed, which needs the agreement of all.", "Agree"),
    "ruling": ("The President has ruled.", "Let it stand"),
    "point-of-order": ("You are in the chair, and rule on a point of order.", "Pass"),
    "phrasing": ("You are in the chair, and choose the question that is put.", "Pass"),
    "motion-debate": ("A motion is before the Council.", "Do not speak on it"),
    "separation": ("A separate vote on a paragraph is asked for.", "No objection"),
    "nature": ("You are in the chair: is the matter procedural?", "Pass"),
    "replies": ("You may ask for a right of reply.", "No reply"),
}
_WAIVED = {"opening", "invitations", "ruling"}
_SMALL = {"opening", "invitations", "ruling", "answers", "explanations-before", "explanations-after", "separation"}
_USUAL = frozenset({Pass, ObjectToAgenda, ObjectToInvitation, ChallengeRuling, RaisePointOfOrder})


def moment_of(view: Briefing, openings: Openings, *, every_poll: bool) -> Moment:
    """Return what a seat is asked now, by the stage of the meeting and what is open to it."""
    kinds = frozenset(openings.frames)
    if view.meeting is None:
        return _in_corridor(view, openings)
    stage = view.meeting.stage.value
    passing = Pass() if Pass in kinds else None
    if CastBallot in openings.frames:
        return Moment("choice", "How do you vote?", passing)
    title, passes = _ASKED.get(stage, ("It is your turn.", "Pass"))
    if view.named and stage == "replies":
        title = "You were named, and may reply."
    agrees = stage == "consensus"
    return Moment(_kind(view, stage, kinds, every_poll=every_poll), title, passing, passes, agrees)


def _kind(view: Briefing, stage: str, kinds: Collection[type], *, every_poll: bool) -> str:
    if Pass not in kinds:
        return "choice"
    if len(kinds) == 1 or (stage in _WAIVED and not every_poll and _USUAL.issuperset(kinds)):
        return "waived"
    small = stage in _SMALL or (stage == "texts" and not _text_is_near(view))
    small = small or (stage == "replies" and not view.named)
    return "prompt" if small else "choice"


def _text_is_near(view: Briefing) -> bool:
    """Return whether a draft on the item of the meeting is in blue."""
    item = view.meeting.item if view.meeting else ""
    return any(each.standing.value == "in-blue" and each.item == item for each in view.papers.drafts)


def _in_corridor(view: Briefing, openings: Openings) -> Moment:
    passing = EndDay() if EndDay in openings.frames else None
    if view.round is not None and view.member in view.round.polled:
        return Moment("choice", "It is your turn in the talks.", passing, "Say nothing further")
    return Moment("choice", "The corridor", passing, "End the day")
