"""What a seat does in a meeting besides speaking and voting: objections, points of order, motions, amendments."""

from __future__ import annotations

from game.council.acts import (
    AcceptAmendment,
    AskPreliminaryQuestion,
    ChallengeRuling,
    ExplainVote,
    MoveMotion,
    ObjectToAgenda,
    ObjectToInvitation,
    ObjectToSeparateVote,
    ObjectToStatement,
    Pass,
    PointGround,
    ProposeStatement,
    RaisePointOfOrder,
    RequestSeparateVote,
    SpeakOnMotion,
    WithdrawDraft,
)
from game.council.explaining import Explaining
from game.council.meeting import Meeting
from game.council.papers import DraftResolution, Nature
from game.council.stages import Stage
from game.delegations.ballots import amended_clauses, caller_of, for_motion, leaning_to, would_refuse
from game.delegations.chair import from_the_chair
from game.delegations.drafting import amendments, statements
from game.delegations.explaining import explanation
from game.delegations.situation import Choice, Option, Situation
from game.delegations.stakes import SUBSTANCE, at_stake, draft_at_stake, of_statement

PASS = Choice(Pass())
AGREEING = 0.5
"""The share of its abstention width that a statement may lose with a member before it objects."""
WORTHWHILE = 0.5
"""Points from which it is better to act than to let the moment pass."""
UNBEARABLE = 1.5
"""Points of its instructions from which a seat objects to a statement whose text it could accept."""
LEANING = 0.03
"""Points for each point of leaning in a dispute over procedure."""
STOPPED = 0.5
"""The share of a vote's cost that a seat saves if the vote is not taken today."""


def in_meeting(s: Situation) -> Choice:
    """Return the act of a polled seat at this stage; mostly none."""
    options = considered(s)
    found = s.best(options, WORTHWHILE) if options else None
    if found is None:
        return PASS
    draft = s.briefing.papers.draft(s.briefing.meeting.draft) if s.briefing.meeting else None
    explained = isinstance(found.action, ExplainVote) and draft is not None
    return Choice(found.action, found.because, s.worth(draft).reasons if explained and draft else ())


def considered(s: Situation) -> list[Option]:
    """Return what a polled seat might do at this stage of the meeting, each act with its worth."""
    meeting = s.briefing.meeting
    if meeting is None:
        return []
    options = _at_stage(s, meeting)
    return options + from_the_chair(s) if s.member == meeting.president else options


def _at_stage(s: Situation, meeting: Meeting) -> list[Option]:
    stage = meeting.stage
    if stage is Stage.OPENING:
        return _agenda(s, meeting)
    if stage is Stage.INVITATIONS:
        return _invitations(s)
    if stage is Stage.ANSWERS:
        return _interruptions(s, meeting)
    if stage is Stage.TEXTS:
        return _texts(s, meeting)
    if stage is Stage.SEPARATION:
        return _separation(s, meeting)
    if stage is Stage.RULING:
        return _challenge(s, meeting)
    if stage is Stage.MOTION_DEBATE:
        return _on_motion(s, meeting)
    if stage is Stage.CONSENSUS:
        return objections(s)
    if stage in (Stage.EXPLANATIONS_BEFORE, Stage.EXPLANATIONS_AFTER):
        return _explanations(s, meeting) + _interruptions(s, meeting)
    return []


def _agenda(s: Situation, meeting: Meeting) -> list[Option]:
    if s.openings.get(ObjectToAgenda) is None:
        return []
    caller = caller_of(s, meeting)
    if s.briefing.day < 2 or not would_refuse(s, caller) or s.roll("agenda") > 0.15 * s.temper.boldness:
        return []
    return [Option(1.0 - LEANING * leaning_to(s, caller), ObjectToAgenda(), f"{s.name(caller)} asked for this meeting")]


def _invitations(s: Situation) -> list[Option]:
    options = []
    for act in s.offered(ObjectToInvitation):
        if would_refuse(s, act.invitee) and s.roll(f"invite/{act.invitee}") < 0.08 * s.temper.boldness:
            options.append(Option(-LEANING * leaning_to(s, act.invitee), act, f"would not hear {s.name(act.invitee)}"))
    return options


def _interruptions(s: Situation, meeting: Meeting) -> list[Option]:
    """Return the points of order that a seat might raise, once in a meeting (rule 30)."""
    if s.openings.get(RaisePointOfOrder) is None or s.member in meeting.points:
        return []
    if s.roll(f"point/{meeting.stage.value}/{meeting.draft}") > 0.02 + 0.05 * s.temper.boldness:
        return []
    return [
        Option(worth, act, because)
        for act in s.offered(RaisePointOfOrder)
        for worth, because in [_point(s, meeting, act)]
        if worth > 0.0
    ]


def _point(s: Situation, meeting: Meeting, act: RaisePointOfOrder) -> tuple[float, str]:
    if act.ground is PointGround.OBLIGATORY_ABSTENTION:
        party = act.party
        return 0.4 - LEANING * leaning_to(s, party), f"{s.name(party)} is a party to the dispute and shall abstain"
    if act.ground is PointGround.RELEVANCE and meeting.spoken:
        speaker = meeting.spoken[-1]
        return 0.4 - LEANING * leaning_to(s, speaker), f"{s.name(speaker)} strays from the matter"
    return 0.0, ""


def _texts(s: Situation, meeting: Meeting) -> list[Option]:
    draft = s.briefing.papers.draft(meeting.draft)
    options = statements(s) if s.openings.get(ProposeStatement) is not None else []
    if draft is None:
        return options
    if s.member in draft.sponsors:
        return options + _accepting(s, draft) + _giving_up(s, draft)
    options += amendments(s, draft)
    value, width = s.worth(draft).value, s.briefing.profile.width
    if value < -width:
        options += _obstructing(s, meeting, draft)
    options += _separate_votes(s, draft, value) + _preliminary(s, draft, value)
    return options + _interruptions(s, meeting)


def _accepting(s: Situation, draft: DraftResolution) -> list[Option]:
    """Return the amendments that a sponsor would take into its text: those that win more than they cost."""
    options = []
    before = draft_at_stake(s, draft)
    for act in s.offered(AcceptAmendment):
        amendment = s.briefing.papers.amendment(act.amendment)
        if amendment is None or amendment.draft != draft.symbol or s.member in amendment.accepted_by:
            continue
        changed = s.framed(
            amended_clauses(draft, amendment), draft.sponsors, procedural=draft.nature is Nature.PROCEDURAL
        )
        if not changed.clauses:
            continue
        after = at_stake(s, changed)
        gain = after.value - before.value + 0.6 * (s.temper.goodwill - 0.5)
        if gain > 0.0:
            won = f"{after.expected - before.expected:+.1f} votes, {after.value - before.value:+.1f}"
            options.append(Option(WORTHWHILE + gain, act, f"the text loses little and wins support ({won})"))
    return options


def _giving_up(s: Situation, draft: DraftResolution) -> list[Option]:
    if s.openings.get(WithdrawDraft) is None or s.roll(f"withdraw/{draft.symbol}") > 0.15:
        return []
    stakes = draft_at_stake(s, draft)
    if stakes.value > -0.3 or stakes.expected > s.public.votes_required - 2.0:
        return []
    return [Option(WORTHWHILE - stakes.value, WithdrawDraft(draft.symbol), f"too few: {stakes.because}")]


def _obstructing(s: Situation, meeting: Meeting, draft: DraftResolution) -> list[Option]:
    if any(mover == s.member for mover, _ in meeting.moved) or s.roll(f"motion/{draft.symbol}") > 0.07:
        return []
    acts = s.offered(MoveMotion)
    if not acts:
        return []
    stakes = draft_at_stake(s, draft)
    saved = WORTHWHILE - STOPPED * stakes.value
    because = f"the text should not come to a vote today: {stakes.because}"
    return [Option(saved, s.dice.pick(acts, f"{s.member}/motion"), because)]


def _separate_votes(s: Situation, draft: DraftResolution, value: float) -> list[Option]:
    if draft.separate or value < 0.0 or s.chance(f"part/{draft.symbol}") > 0.12:
        return []
    stand = s.forecaster.interests.stand
    options = []
    for act in s.offered(RequestSeparateVote):
        if act.draft == draft.symbol and 0 <= act.place < len(draft.clauses):
            worth = stand(s.member, draft.clauses[act.place])
            if worth < -2.0:
                options.append(
                    Option(WORTHWHILE - SUBSTANCE * worth, act, f"paragraph {act.place + 1} is worth {worth:+.0f}")
                )
    return options


def _preliminary(s: Situation, draft: DraftResolution, value: float) -> list[Option]:
    if draft.nature is Nature.SUBSTANTIVE or abs(value) < s.briefing.profile.width:
        return []
    if s.roll(f"nature/{draft.symbol}") > 0.1:
        return []
    because = "its nature decides whether it can be vetoed"
    weight = abs(SUBSTANCE * value)
    return [Option(WORTHWHILE + weight, act, because) for act in s.offered(AskPreliminaryQuestion)]


def _separation(s: Situation, meeting: Meeting) -> list[Option]:
    if s.openings.get(ObjectToSeparateVote) is None or s.roll("separation") > 0.5:
        return []
    return [Option(1.0, ObjectToSeparateVote(meeting.draft), "the text stands or falls as a whole")]


def _challenge(s: Situation, meeting: Meeting) -> list[Option]:
    point = meeting.point
    if s.openings.get(ChallengeRuling) is None or point is None:
        return []
    quarrel = leaning_to(s, point.by) - leaning_to(s, meeting.president)
    wronged = -quarrel if point.upheld else quarrel
    if wronged < 40.0 or s.roll("challenge") > 0.2:
        return []
    return [Option(LEANING * wronged, ChallengeRuling(), "the ruling is unfair")]


def _on_motion(s: Situation, meeting: Meeting) -> list[Option]:
    if s.openings.get(SpeakOnMotion) is None or not meeting.motions or s.roll("on-motion") > 0.3:
        return []
    first = min(meeting.motions, key=lambda each: (each.motion, each.arrival))
    view = for_motion(s, first.motion, first.mover)
    if abs(view) < 20.0:
        return []
    return [Option(LEANING * abs(view), SpeakOnMotion(supports=view > 0.0), f"a motion of {s.name(first.mover)}")]


def objections(s: Situation) -> list[Option]:
    """Return the seat's objections to the statements before it, if it withholds its agreement."""
    options = []
    for act in s.offered(ObjectToStatement):
        statement = s.briefing.papers.statement(act.statement)
        if statement is None or statement.by == s.member:
            continue
        text = s.framed(statement.clauses, (statement.by,))
        value = s.agreeable(text)
        lost = -SUBSTANCE * value.value
        if value.value < -AGREEING * s.briefing.profile.width:
            options.append(Option(WORTHWHILE + lost, act, value.telling()))
        elif s.skill and of_statement(s, text, statement.product) < -UNBEARABLE:
            options.append(Option(WORTHWHILE + UNBEARABLE, act, "our instructions would lose by it"))
    return options


def _explanations(s: Situation, meeting: Meeting) -> list[Option]:
    draft, frame = s.briefing.papers.draft(meeting.draft), s.openings.get(ExplainVote)
    if not isinstance(frame, Explaining) or draft is None:
        return []
    after = meeting.stage is Stage.EXPLANATIONS_AFTER
    if (s.roll(f"explain/{draft.symbol}") < 0.25) is not after or s.roll(f"explains/{draft.symbol}") > 0.45:
        return []
    choice = explanation(s, draft, frame)
    return [Option(1.0, choice.action, choice.because)] if choice else []
