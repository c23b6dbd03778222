"""What may be known of a delegation: who sits there, its stance, how it has voted, and how it stands to the reader."""

from __future__ import annotations

from game.engine.briefing import Briefing
from game.engine.case import Case
from game.engine.views import PublicView
from game.terms import MemberId
from game.words.ballots import said
from game.words.labels import Labels, capital, counted
from game.words.questions import question_title


def acquainted(case: Case, view: Briefing | PublicView, code: MemberId) -> tuple[str, ...]:
    """Return in lines what the reader may know of a delegation; relations are told to a seat alone."""
    labels, code = Labels(case), code.strip()
    profile = case.profile.get(code)
    if profile is None:
        briefer = next((each for each in case.setting.briefers if each.id == code), None)
        return (capital(f"{briefer.label if briefer else labels.the(code)} takes part without a vote (rule 39)."),)
    lines = [f"{capital(labels.the(code))} is {_kind(view, code)}. {profile.stance}"]
    lines.append(f"Credibility {view.credibility.get(code, 0):.0f} of 100: what its word is worth, by the ledger.")
    if isinstance(view, Briefing) and code != view.member:
        lines.append(f"Relations with you: {view.regards.get(code, 0):+.0f}, from -100 to 100.")
    lines.append(_voted(view, code, labels))
    claims = [each for each in view.ledger if each.by == code]
    if claims:
        borne = sum(each.state.value in ("borne-out", "kept") for each in claims)
        lines.append(f"{capital(counted(len(claims), 'claim'))} in the ledger, {borne} borne out or kept.")
    lines.append("Why it votes as it does is known when the game is over.")
    return tuple(lines)


def _kind(view: Briefing | PublicView, code: MemberId) -> str:
    if code in view.permanent:
        return "a permanent member"
    return "an elected member" if code in view.council else "invited"


def _voted(view: Briefing | PublicView, code: MemberId, labels: Labels) -> str:
    cast = [
        f"{said(vote.ballots[code]).cast} on {question_title(vote.subject, labels)}"
        for vote in view.votes
        if code in vote.ballots
    ]
    return f"Votes: {'; '.join(cast[-4:])}." if cast else "It has not voted yet."
