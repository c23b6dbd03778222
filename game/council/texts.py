"""Which texts a seat may submit now: drafts, and statements that need the agreement of all."""

from __future__ import annotations

from typing import Any

from game.council import acts as a
from game.council.drafting import TextFrame, Wording, words_on
from game.council.meeting import Proceedings
from game.council.papers import Standing
from game.council.remit import Remit
from game.council.stages import Stage
from game.frames import Frame
from game.terms import MemberId, Slug

DRAFTS_A_DAY = 1
DRAFTS_OPEN = 2
"""Drafts that one delegation may submit in a day, and have before the Council at once: the game's bounds."""


def draft_frame(state: Proceedings, remit: Remit, day: int, by: MemberId) -> Frame | None:
    """Return the drafts that a seat may submit now (rules 31 and 38), or None."""
    item = _item(state, remit)
    words = words_on(remit, item)
    mine = [each for each in state.papers.drafts if each.sponsors[0] == by]
    live = sum(each.standing in (Standing.NEGOTIATION, Standing.SILENCE, Standing.BLUE) for each in mine)
    if sum(each.day == day for each in mine) >= DRAFTS_A_DAY or live >= DRAFTS_OPEN:
        return None
    session = session_open(state, remit, item)
    if not words.operative if session else not words.plain:
        return None
    kept: dict[Any, Frame] = remit.__dict__.setdefault("draft_frames", {})
    if (item, session) not in kept:
        heads = tuple({"title": each.id, "item": item} for each in remit.titles)
        kept[item, session] = _frame(a.TableDraft, heads, remit, words, words.operative if session else words.plain)
    return kept[item, session]


def statement_frame(state: Proceedings, remit: Remit, day: int, by: MemberId) -> Frame | None:
    """Return the statements that a member may propose now, one a day and one at a time, or None."""
    statements = state.papers.statements
    if any(not each.settled or (each.by == by and each.day == day) for each in statements):
        return None
    meeting = state.meeting
    if meeting is not None and (meeting.stage is not Stage.TEXTS or meeting.draft):
        return None
    product = a.Product.PRESS_STATEMENT if meeting is None else a.Product.PRESIDENTIAL_STATEMENT
    item = _item(state, remit)
    words = words_on(remit, item)
    kept: dict[Any, Frame] = remit.__dict__.setdefault("statement_frames", {})
    if (item, product) not in kept:
        plain = tuple(each for each in words.plain if each.verb is not a.Verb.DECIDES)
        if not plain:
            return None
        kept[item, product] = _frame(a.ProposeStatement, ({"product": product, "item": item},), remit, words, plain)
    return kept[item, product]


def session_open(state: Proceedings, remit: Remit, item: Slug) -> bool:
    """Return whether an emergency special session may be called on an item: a veto has stopped the Council on it.

    Source: General Assembly resolution 377 A (V), section A.
    """
    if not remit.uniting_for_peace or state.session_called:
        return False
    vetoed = [state.papers.draft(symbol) for symbol in state.vetoes]
    return item in remit.prior_vetoes or any(each is not None and each.item == item for each in vetoed)


def _item(state: Proceedings, remit: Remit) -> Slug:
    if state.meeting is not None:
        return state.meeting.item
    if state.requests:
        return state.requests[0][1]
    return state.seized[-1] if state.seized else remit.first_item


def _frame(
    act: type[a.TableDraft] | type[a.ProposeStatement],
    heads: tuple[dict[str, Any], ...],
    remit: Remit,
    words: Wording,
    operative: tuple[a.Clause, ...],
) -> TextFrame:
    most = (remit.max_preambular, remit.max_operative)
    return TextFrame(act, heads, remit.paragraph, words.preambular, operative, most)
