"""The answers to "what would bring it to another ballot?", asked of one delegation at the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.council.acts import Clause
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.record.enquiry import about_draft, about_text, before_council
from game.record.forecasts import forecast, forecast_lines
from game.terminal.console import Console
from game.words.labels import Labels


def forecast_page(console: Console, case: Case, view: Briefing, asked: str) -> None:
    """Print the forecast of a draft, or with a delegation's code what would change its ballot on it.

    `asked` is what was typed: nothing, a code, the symbol of a draft, or both.
    """
    words = asked.upper().split()
    codes = [each for each in words if each in case.seats]
    symbols = [each for each in words if view.papers.draft(each) is not None]
    wrong = [each for each in words if each not in codes + symbols]
    draft = before_council(view, symbols[0] if symbols else "")
    if wrong:
        console.tell(f"{wrong[0]} is no delegation and no draft; the delegations are {', '.join(case.seats)}.")
    elif draft is None:
        console.tell("No draft is before the Council; in a text of your own, type a code before you table it.")
    else:
        console.say("", f"{Labels(case).draft(draft)}:")
        if not codes:
            _told(console, forecast_lines(forecast(view, case, draft.clauses, draft.sponsors), Labels(case)))
            console.say("  Type forecast and a code for what would change one of them, such as: forecast "
                        f"{_example(view)}")  # fmt: skip
        for code in codes:
            _told(console, about_draft(case, view, code, draft))


def text_page(console: Console, case: Case, view: Briefing, code: str, clauses: Sequence[Clause]) -> None:
    """Print what would change a delegation's ballot on a text that is being written."""
    _told(console, about_text(case, view, code, clauses))


def _example(view: Briefing) -> str:
    return next(each for each in view.council if each != view.member)


def _told(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        console.tell(line, "  ")
