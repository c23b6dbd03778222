"""The stages of a meeting in words, for every place that says what business is under way."""

from __future__ import annotations

from game.council.stages import Stage

STAGES: dict[Stage, str] = {
    Stage.OPENING: "Adoption of the agenda",
    Stage.AGENDA_VOTE: "Vote on the agenda",
    Stage.INVITATIONS: "Invitations",
    Stage.PHRASING: "How the question is put",
    Stage.INVITATION_VOTE: "Vote on an invitation",
    Stage.BRIEFINGS: "Briefings",
    Stage.DEBATE: "Debate",
    Stage.ANSWERS: "Debate",
    Stage.REPLIES: "Rights of reply",
    Stage.TEXTS: "Texts before the Council",
    Stage.SEPARATION: "A separate vote is asked for",
    Stage.NATURE: "Is the matter procedural?",
    Stage.PRELIMINARY_VOTE: "Vote on the preliminary question",
    Stage.POINT_OF_ORDER: "Point of order",
    Stage.RULING: "Ruling of the President",
    Stage.RULING_VOTE: "Vote on the ruling",
    Stage.PARTY_VOTE: "Vote on who is a party to the dispute",
    Stage.MOTION_DEBATE: "A motion is before the Council",
    Stage.MOTION_VOTE: "Vote on a motion",
    Stage.CONSENSUS: "A statement is proposed",
    Stage.EXPLANATIONS_BEFORE: "Statements before the vote",
    Stage.AMENDMENT_VOTE: "Vote on an amendment",
    Stage.PART_VOTE: "Vote on a paragraph",
    Stage.DRAFT_VOTE: "Vote",
    Stage.EXPLANATIONS_AFTER: "Statements after the vote",
    Stage.SUSPENDED: "The meeting is suspended",
    Stage.CLOSED: "The meeting is closed",
}
"""The heading of each stage of a meeting."""
