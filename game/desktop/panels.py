"""What a figure, a delegation or a ballot is made of, in words for a panel."""

from __future__ import annotations

from collections.abc import Sequence

from game.council.acts import Clause
from game.desktop.showing import made_of, today
from game.desktop.sitting import Sitting
from game.record.enquiry import about_draft, about_text, before_council
from game.record.newspaper import page_of, waterfalls
from game.terms import MemberId, Slug
from game.words.ballots import said
from game.words.labels import capital, counted
from game.words.questions import question_title


def seat_explained(sitting: Sitting, code: MemberId) -> tuple[str, str]:
    """Return who sits there, what it stands for in public, how it has voted, and how it stands to the player."""
    case, view, labels = sitting.game.case, sitting.view, sitting.chronicle.labels
    code = code.strip()
    name, profile = labels.name(code), case.profile.get(code)
    if profile is None:
        briefer = next((each for each in case.setting.briefers if each.id == code), None)
        return name, capital(f"{briefer.label if briefer else labels.the(code)} takes part without a vote (rule 39).")
    kind = (
        "a permanent member" if code in view.permanent else "an elected member" if code in view.council else "invited"
    )
    lines = [f"{capital(labels.the(code))} is {kind}. {profile.stance}"]
    lines.append(f"Credibility {view.credibility.get(code, 0):.0f} of 100: what its word is worth, by the ledger.")
    if code != sitting.seat:
        lines.append(f"Relations with you: {view.regards.get(code, 0):+.0f}, from -100 to 100.")
    cast = [
        f"{said(vote.ballots[code]).cast} on {question_title(vote.subject, labels)}"
        for vote in view.votes
        if code in vote.ballots
    ]
    lines.append(f"Votes: {'; '.join(cast[-4:])}." if cast else "It has not voted yet.")
    claims = [each for each in view.ledger if each.by == code]
    if claims:
        borne = sum(each.state.value in ("borne-out", "kept") for each in claims)
        lines.append(f"{capital(counted(len(claims), 'claim'))} in the ledger, {borne} borne out or kept.")
    lines.append("Why it votes as it does is known when the game is over.")
    return name, "\n".join(lines)


def text_explained(sitting: Sitting, code: MemberId, clauses: Sequence[Clause]) -> tuple[str, str]:
    """Return what would change a member's ballot on a text that the player writes, as the delegation can know it."""
    lines = about_text(sitting.game.case, sitting.view, code, clauses)
    return f"The vote of {sitting.chronicle.labels.the(code)}", "\n".join(lines)


def may_ask(sitting: Sitting, code: MemberId) -> bool:
    """Return whether it can be asked what would change this member's ballot: another's, on a draft that lies there."""
    view = sitting.view
    return code != sitting.seat and code in view.council and before_council(view) is not None


def ballot_explained(sitting: Sitting, code: MemberId) -> tuple[str, str]:
    """Return what would change a member's ballot on the draft before the Council, as the delegation can know it."""
    draft = before_council(sitting.view)
    if draft is None:
        return sitting.chronicle.labels.name(code), "No draft is before the Council now."
    lines = about_draft(sitting.game.case, sitting.view, code, draft)
    return f"The vote of {sitting.chronicle.labels.the(code)} on {draft.symbol}", "\n".join(lines)


def figure_explained(sitting: Sitting, indicator: Slug) -> tuple[str, str]:
    """Return what an indicator is, what moved it since the morning and before it, and where it comes from."""
    case = sitting.game.case
    place, kept = next((n, each) for n, each in enumerate(case.setting.indicators) if each.id == indicator)
    running = waterfalls(case.setting.indicators, today(sitting))[place]
    lines = [f"Since the morning: {made_of(running)}"]
    if sitting.chronicle.mornings:
        lines.append(f"This morning: {made_of(page_of(sitting.chronicle).waterfalls[place])}")
    if kept.words:
        lines.append("Words: " + ", ".join(f"{each.word} from {each.at:g}" for each in kept.words) + ".")
    return kept.label, "\n".join(lines)
