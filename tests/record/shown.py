"""All that is shown of a game to anybody, in words: the record, the mornings, the pages, what is open, the debrief."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from random import Random
from typing import Any

from game.debrief.debrief import debrief
from game.debrief.text import debrief_text
from game.debrief.webpage import webpage
from game.desktop.offers import offers, slots_of
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Frame, Openings
from game.play.game import Game
from game.record.chronicle import Chronicle
from game.record.ledger import ledger
from game.record.newspaper import page_of
from game.record.outline import Outline
from game.record.text import dispatches_text, front_page_text, ledger_text, record_text
from game.record.verbatim import Verbatim
from game.table.moments import moment_of
from game.terminal import pages
from game.terminal.console import Console
from game.terminal.enquiry import forecast_page
from game.terminal.talks import talks_page
from game.words.composing import form
from game.words.kinds import kind_label
from game.words.wording import wording_of

Shown = tuple[str, str]
"""Where a text is shown, and the text."""
WIDE = 100_000
DRAWN = 3
"""Acts of one kind of which the words are read at one moment, and values of one part of a form."""


def of_moment(game: Game, seat: str, dice: Random) -> Iterator[Shown]:
    """Yield what a seat is shown while it chooses: its pages, and of all that is open some of each kind."""
    case, view, openings = game.case, game.briefing(seat), game.openings(seat)
    yield from _pages(case, view, openings)
    moment = moment_of(view, openings, every_poll=True)
    yield "what is asked, window", repr(moment.title) if hasattr(moment, "title") else ""
    words, outline = wording_of(case), Outline(wording_of(case), view)
    for offer in offers(openings, case, view):
        yield "offer", offer.label
        yield "offer", offer.says
    for kind, frame in openings.frames.items():
        yield "kind of act", kind_label(kind, view)
        for act in _some(frame, dice):
            yield "act", words.act(act, view)
            yield "act as seen", words.seen(act, view)
            for depth in range(len(outline.headings(act)) + 1):
                yield "act in a list", outline.under(act, depth)
            yield from (("heading", each) for each in outline.headings(act))
        yield from _form(frame, case, view, outline, dice)


def _some(frame: Frame, dice: Random) -> list[Any]:
    return [frame.draw(dice) for _ in range(DRAWN)]


def _form(frame: Frame, case: Case, view: Briefing, outline: Outline, dice: Random) -> Iterator[Shown]:
    answers: dict[str, Any] = {}
    words = outline.words
    while part := next((each for each in form(frame, answers) if each.name not in answers), None):
        yield "part of a form", part.asks
        values = dice.sample(part.choices, min(DRAWN, len(part.choices)))
        for value in values:
            yield f"choice of {part.name}", words.part(part.name, value, view)
            for depth in range(len(outline.headings(value))):
                yield f"choice of {part.name} in a list", outline.under(value, depth)
        answers[part.name] = "" if part.letters else values[0] if not part.many else tuple(values[: part.at_most])[:1]
    for slot in slots_of(frame, case, view, {}):
        yield "slot", slot.label
        yield "slot", slot.help


def _pages(case: Case, view: Briefing, openings: Openings) -> Iterator[Shown]:
    out = io.StringIO()
    console = Console(io.StringIO(), out, prompts=False, width=WIDE)
    pages.instructions_page(console, case, view)
    pages.situation_page(console, case, view)
    pages.known_page(console, case, view)
    pages.vote_page(console, case, view, set())
    pages.terms_lines(console, case, view, openings, set())
    talks_page(console, case, view)
    if view.papers.drafts and view.member in view.council:
        forecast_page(console, case, view, next(each for each in view.council if each != view.member))
    console.say(pages.before_you(case, view))
    console.say(ledger_text(ledger(view.ledger, case), WIDE))
    yield from (("page", line) for line in out.getvalue().splitlines())


def of_record(game: Game) -> Iterator[Shown]:
    """Yield what is written of a game: the record of its meetings, its mornings for all and for each seat, its end."""
    case, verbatim = game.case, Verbatim.of(game.case, game.records, game.seed)
    yield from (("line of the record", each.line) for each in verbatim.paragraphs if each.line)
    yield from (("record", line) for line in record_text(verbatim.paragraphs, WIDE).splitlines())
    yield from of_mornings(game)
    told = debrief(case, game.records, case.seats[0], game.seed, verbatim=verbatim)
    yield from (("debrief", line) for line in debrief_text(told, WIDE).splitlines())
    page = webpage(told)
    page = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    for attribute in re.findall(r'(?:aria-label|title|alt)="([^"]*)"', page):
        yield "debrief page, said", html.unescape(attribute)
    yield from (("debrief page", html.unescape(text)) for text in re.findall(r">([^<>]+)<", page))


def of_mornings(game: Game) -> Iterator[Shown]:
    """Yield the dispatches of every day, for all and for some seats."""
    chronicle = Chronicle.of(game.case, game.records)
    for day in range(1, len(chronicle.mornings) + 1):
        for reader in ("", *game.case.seats[:3]):
            page = page_of(chronicle, day, reader)
            yield "headline", page.headline
            for story in page.stories:
                yield "story", story.text
                yield "source", story.source
            yield from (("corridor", each) for each in page.corridor)
            for fall in page.waterfalls:
                yield "indicator", fall.says
                yield from (("cause", bar.because) for bar in fall.bars)
            text = dispatches_text(page, WIDE) if reader else front_page_text(page, WIDE)
            yield from (("dispatches", line) for line in text.splitlines())
