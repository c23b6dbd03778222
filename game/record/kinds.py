"""The plain words for kinds of act, and the group of the action bar to which each belongs."""

from __future__ import annotations

from typing import Any

from game.engine.briefing import Briefing
from game.record import negotiation
from game.record.labels import capital

_GROUPS = {
    "speak": "Speak ExplainVote SpeakOnMotion Pass",
    "procedure": "RequestMeeting StayAway CedeChair ObjectToAgenda ObjectToInvitation PhraseInvitation CallSpeaker "
    "RaisePointOfOrder Rule ChallengeRuling MoveMotion OrderAmendments RequestSeparateVote ObjectToSeparateVote "
    "AskPreliminaryQuestion PutPreliminaryQuestion OpenMeeting Brief OpenDay PassNight",
    "decide": "CastBallot ObjectToStatement BreakSilence EndDay AcceptTerms AcceptPart WalkOut AnswerClaim AnswerCall "
    "AnswerUnderstanding",
}
_GROUP_OF = {name: group for group, names in _GROUPS.items() for name in names.split()}


def group(action: Any) -> str:
    """Return the group of an act or a type of act: "speak", "procedure", "diplomacy" or "decide"."""
    kind = action if isinstance(action, type) else type(action)
    return _GROUP_OF.get(kind.__name__, "diplomacy")


WITH = {
    "Meet": "Meet it (one hour, seen by all)",
    "Telephone": "Let your minister call its minister (one hour, unseen by others)",
    "Lobby": "Ask for its vote (one hour, one influence)",
    "SoundOut": "Sound it out (one hour): two lines are named, one is true",
    "TestParagraph": "Test a paragraph on it (one hour, one influence)",
    "ProposeUnderstanding": "Propose an understanding (one hour)",
}
"""The kinds of act that are done with, or about, one delegation, which is chosen first: the words once it is."""


_DISPOSED = ((40.0, "close"), (15.0, "warm"), (-15.0, "correct"), (-40.0, "cool"))
"""Words for relations, from -100 to 100, that are no less."""


def disposed(relations: float) -> str:
    """Return relations with a delegation, from -100 to 100, in a word."""
    return next((word for least, word in _DISPOSED if relations >= least), "hostile")


_HOURLY = ("TableDraft", "RequestMeeting")
"""Kinds that take an hour of the corridor, and none in the chamber."""


def kind_label(kind: type, briefing: Briefing) -> str:
    """Return the words for a kind of act of which there are several, as a line that opens a list."""
    if kind.__name__ == "Pass":
        return "Pass"
    hour = " (one hour)" if kind.__name__ in _HOURLY and briefing.meeting is None else ""
    return _KINDS.get(kind.__name__, capital(spaced(kind.__name__))) + hour


def spaced(name: str) -> str:
    """Return the name of a kind of act as words."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


HEADINGS = {
    "Stating": "State a position",
    "Accusing": "Make an accusation",
    "Denying": "Deny a charge against yourself",
    "Rebutting": "Rebut a charge against another",
    "Demanding": "Make a demand",
    "Offering": "Make an offer",
    "Circulating": "Circulate a document",
    "Prebutting": "Foretell a false charge",
    "Accepting": "Accept a demand or an offer",
    "Refusing": "Refuse a demand or an offer",
}

_KINDS = {
    "Speak": "Speak",
    "ExplainVote": "Explain your vote",
    "Meet": "Meet a delegation (one hour, seen by all)",
    "Lobby": "Ask a member for its vote (one hour, one influence)",
    "ReleaseEvidence": "Release evidence (its source is burnt)",
    "AnswerClaim": "Answer a demand or an offer",
    "AdviseCapital": "Cable your capital, or counsel another (one hour)",
    "Telephone": "Let your minister call another (one hour, unseen)",
    "MeetGroup": "Meet a group (two hours, seen by all)",
    "SoundOut": "Sound a delegation out (one hour)",
    "TestParagraph": "Test a paragraph on a delegation (one hour, one influence)",
    "ProposeUnderstanding": "Propose an understanding (one hour)",
    "AnswerUnderstanding": "Answer what was proposed to you",
    "CallTalks": "Call a round of talks (one hour)",
    "AnswerCall": "Answer a call for talks",
    **negotiation.KINDS,
    "TableDraft": "Table a draft resolution",
    "ProposeAmendment": "Propose an amendment",
    "ProposeStatement": "Propose a statement that needs the agreement of all",
    "MoveMotion": "Move a motion (rule 33)",
    "RaisePointOfOrder": "Raise a point of order (rule 30)",
    "ObjectToInvitation": "Object to an invitation",
    "Cosponsor": "Co-sponsor a draft",
    "PutInBlue": "Ask for the vote on a draft (put it in blue)",
    "PutUnderSilence": "Put a draft under silence",
    "RequestMeeting": "Ask for a meeting (rule 2)",
    "CastBallot": "Cast your ballot",
    "CallSpeaker": "Give the floor out of order",
    "RequestSeparateVote": "Ask for a separate vote on a paragraph (rule 32)",
}
PASSES = {
    "opening": "Pass: no objection to the agenda",
    "invitations": "Pass: no objection to the invitations",
    "debate": "Pass: do not take the floor",
    "answers": "Pass: no point of order",
    "replies": "Pass: no reply",
    "texts": "Pass: nothing to move",
    "explanations-before": "Pass: no explanation of vote",
    "explanations-after": "Pass: no explanation of vote",
    "consensus": "Pass: no objection to the statement",
    "ruling": "Pass: the ruling stands",
    "separation": "Pass: no objection to the separate vote",
    "motion-debate": "Pass: do not speak on the motion",
}
