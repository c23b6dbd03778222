"""The stages of a meeting: one for each kind of business, declared as a table of transitions."""

from __future__ import annotations

from enum import Enum


class Stage(Enum):
    """What a meeting is doing."""

    OPENING = "opening"
    AGENDA_VOTE = "agenda-vote"
    INVITATIONS = "invitations"
    PHRASING = "phrasing"
    INVITATION_VOTE = "invitation-vote"
    BRIEFINGS = "briefings"
    DEBATE = "debate"
    ANSWERS = "answers"
    REPLIES = "replies"
    TEXTS = "texts"
    SEPARATION = "separation"
    NATURE = "nature"
    PRELIMINARY_VOTE = "preliminary-vote"
    POINT_OF_ORDER = "point-of-order"
    RULING = "ruling"
    RULING_VOTE = "ruling-vote"
    PARTY_VOTE = "party-vote"
    MOTION_DEBATE = "motion-debate"
    MOTION_VOTE = "motion-vote"
    CONSENSUS = "consensus"
    EXPLANATIONS_BEFORE = "explanations-before"
    AMENDMENT_VOTE = "amendment-vote"
    PART_VOTE = "part-vote"
    DRAFT_VOTE = "draft-vote"
    EXPLANATIONS_AFTER = "explanations-after"
    SUSPENDED = "suspended"
    CLOSED = "closed"
