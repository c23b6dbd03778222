"""How the President of the Council uses the chair: rulings, the order of speakers, how a question is put."""

from __future__ import annotations

from game.council.acts import (
    CallSpeaker,
    CedeChair,
    OrderAmendments,
    PhraseInvitation,
    PointGround,
    PutPreliminaryQuestion,
    Rule,
)
from game.council.stages import Stage
from game.delegations.ballots import gain_of, leaning_to
from game.delegations.situation import Choice, Option, Situation
from game.delegations.stakes import SUBSTANCE

FAIR = 25.0
"""Points of leaning that it takes for a President to bend a ruling; a bold President bends sooner."""


def ruling(s: Situation) -> Choice:
    """Return the President's ruling on the point of order (rule 30): on its merits, unless much is at stake."""
    meeting = s.briefing.meeting
    assert meeting is not None, "a ruling is given in a meeting"
    point = meeting.point
    if point is None or meeting.stage is Stage.NATURE:
        return _on_nature(s)
    merits = _merits(point.ground)
    bent = leaning_to(s, point.by) / FAIR * (0.4 + s.temper.boldness)
    upheld = merits + bent > 0.0
    act = Rule(upheld=upheld)
    return Choice(act, f"merits {merits:+.1f}, leaning to {s.name(point.by)} {bent:+.1f}")


def _merits(ground: PointGround) -> float:
    """Return how strong a point of order is by its ground alone: a claim that a speaker strays seldom holds."""
    plain = {PointGround.RELEVANCE: -0.8, PointGround.OBLIGATORY_ABSTENTION: -0.2, PointGround.NATURE_OF_QUESTION: -0.4}
    return plain.get(ground, 0.3)


def _on_nature(s: Situation) -> Choice:
    meeting = s.briefing.meeting
    draft = s.briefing.papers.draft(meeting.draft) if meeting else None
    worth = s.worth(draft).value if draft else 0.0
    if s.openings.get(PutPreliminaryQuestion) is not None and s.roll("put-question") < 0.5:
        return Choice(PutPreliminaryQuestion(), "the question is for the Council to decide")
    return Choice(Rule(upheld=worth > 0.0), f"the text is worth {worth:+.0f}")


def phrasing(s: Situation) -> Choice:
    """Return how the President puts a contested invitation: the proposal that is put needs nine votes."""
    meeting = s.briefing.meeting
    contested = meeting.contested[0] if meeting and meeting.contested else ""
    friendly = leaning_to(s, contested) > -FAIR * (2.0 - s.temper.boldness)
    return Choice(PhraseInvitation(to_invite=friendly), f"leaning to {s.name(contested)}")


def from_the_chair(s: Situation) -> list[Option]:
    """Return what the President might do besides letting business take its course."""
    options: list[Option] = []
    if s.openings.get(CedeChair) is not None and s.roll("cede") < 0.03 * (1.0 + s.temper.goodwill):
        options.append(Option(1.2, CedeChair(), "steps down from the chair for this question (rule 20)"))
    if s.openings.get(CallSpeaker) is not None and s.roll("call") < 0.12 * s.temper.boldness:
        for act in s.offered(CallSpeaker):
            liking = leaning_to(s, act.member)
            if liking > 2.0 * FAIR and act.member != s.member:
                options.append(Option(liking / 60.0, act, f"gives the floor to {s.name(act.member)} first"))
    return options + _amendments_ordered(s)


def _amendments_ordered(s: Situation) -> list[Option]:
    options = []
    for act in s.offered(OrderAmendments):
        amendment = s.briefing.papers.amendment(act.first)
        draft = s.briefing.papers.draft(amendment.draft) if amendment else None
        meeting = s.briefing.meeting
        if amendment and draft and meeting and not meeting.first_amendment:
            gain = gain_of(s, draft, amendment)
            if gain > 5.0 and s.roll(f"order/{act.first}") < 0.3:
                options.append(Option(0.5 + SUBSTANCE * gain, act, f"puts first what betters the text by {gain:+.0f}"))
    return options
