"""The texts that a seat may submit now: drafts, and statements that need the agreement of all."""

from __future__ import annotations

from typing import Any

from game.council import acts as a
from game.council.drafting import TextFrame, Wording, calls_session, words_on
from game.council.meeting import Proceedings
from game.council.papers import DraftResolution, Statement
from game.council.remit import Remit
from game.council.shelf import live, waiting
from game.council.stages import Stage
from game.frames import Frame
from game.terms import MemberId, Slug

_TEXTS = Stage.TEXTS
STATEMENTS_A_DAY = 2
"""Statements of one kind that the Council takes up in a day, from two members: the game's bound."""
DRAFTS_A_DAY = 1
DRAFTS_OPEN = 2
"""Drafts that one delegation may submit in a day, and have before the Council at once: the game's bounds."""


def draft_frame(state: Proceedings, remit: Remit, day: int, by: MemberId) -> Frame | None:
    """Return the drafts that a seat may submit now (rules 31 and 38), or None."""
    if remit.without_texts or _today(state.papers.drafts, day, by) >= DRAFTS_A_DAY:
        return None
    if len([each for each in live(state.papers) if each.sponsors[0] == by]) >= DRAFTS_OPEN:
        return None
    item = _item(state, remit)
    words = words_on(remit, item)
    session = session_open(state, remit, item)
    if not words.operative if session else not words.plain:
        return None
    kept: dict[Any, Frame] = remit.__dict__.setdefault("draft_frames", {})
    if (item, session) not in kept:
        heads = tuple({"title": each.id, "item": item} for each in remit.titles)
        kept[item, session] = _frame(a.TableDraft, heads, remit, words, words.operative if session else words.plain)
    return kept[item, session]


def statement_frame(state: Proceedings, remit: Remit, day: int, by: MemberId) -> Frame | None:
    """Return the statements that a member may propose now, or None: the Council takes up two of each kind a day."""
    papers, meeting = state.papers, state.meeting
    if meeting is not None and (meeting.draft or meeting.stage is not _TEXTS):
        return None
    product = a.Product.PRESS_STATEMENT if meeting is None else a.Product.PRESIDENTIAL_STATEMENT
    if remit.without_texts or waiting(papers) is not None or _taken_up(papers.statements, day, by, product):
        return None
    item = _item(state, remit)
    words = words_on(remit, item)
    kept: dict[Any, Frame] = remit.__dict__.setdefault("statement_frames", {})
    if (item, product) not in kept:
        plain = tuple(each for each in words.plain if each.verb is not a.Verb.DECIDES)
        if not plain:
            return None
        kept[item, product] = _frame(a.ProposeStatement, ({"product": product, "item": item},), remit, words, plain)
    return kept[item, product]


def _today(drafts: tuple[DraftResolution, ...], day: int, by: MemberId) -> int:
    """Return how many drafts of a seat were submitted today; papers lie in the order of submission."""
    found = 0
    for each in reversed(drafts):
        if each.day != day:
            break
        found += each.sponsors[0] == by
    return found


def _taken_up(statements: tuple[Statement, ...], day: int, by: MemberId, product: a.Product) -> bool:
    """Return whether the Council has had its statements of this kind today, or this member its own."""
    today = 0
    for each in reversed(statements):
        if each.day != day:
            break
        if each.product is product:
            today += 1
            if each.by == by or today == STATEMENTS_A_DAY:
                return True
    return False


def session_open(state: Proceedings, remit: Remit, item: Slug) -> bool:
    """Return whether an emergency special session may be called on an item: a veto must have blocked the Council on it.

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
    known = frozenset((*words.preambular, *operative))
    session = calls_session(operative, remit.paragraph)
    return TextFrame(act, heads, remit.paragraph, words.preambular, operative, most, known, session)
