"""What a figure, a delegation or a ballot is made of, in words for a panel."""

from __future__ import annotations

from collections.abc import Sequence

from game.council.acts import Clause
from game.desktop.showing import today
from game.desktop.sitting import Sitting
from game.record.acquaintance import acquainted
from game.record.enquiry import about_draft, about_text, before_council
from game.record.newspaper import made_of, page_of, waterfalls
from game.terms import MemberId, Slug


def seat_explained(sitting: Sitting, code: MemberId) -> tuple[str, str]:
    """Return who sits there, what it stands for in public, how it has voted, and how it stands to the player."""
    case = sitting.game.case
    return sitting.chronicle.labels.name(code.strip()), "\n".join(acquainted(case, sitting.view, code))


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
