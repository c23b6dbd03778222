"""The promises of seats in words: to each other outside the chamber, and to all by an offer or an accepted demand."""

from __future__ import annotations

from game.council.papers import Papers
from game.terms import MemberId
from game.words.ballots import to_cast
from game.words.labels import Labels, listed, uncapital
from game.world.acts import Promise, PromiseKind
from game.world.facts import Understanding
from game.world.ledger import WORD_BROKEN, WORD_KEPT
from game.world.promises import law_of
from game.world.setting import Setting


def promised(promise: Promise, labels: Labels, papers: Papers, *, whole: bool = False) -> str:
    """Return the promise, to be read after "to": "vote in favour of SIM/2022/1"; a paragraph is cut, or `whole`."""
    if promise.kind is PromiseKind.RESTRAINT:
        return f"make no charge against {labels.the(promise.subject)}"
    if promise.kind is PromiseKind.TALKS:
        return f"consent to a round of {labels.of('format', promise.subject)}"
    if promise.kind is PromiseKind.SPONSOR:
        return f"join the sponsors of {promise.subject}"
    given = to_cast(promise.ballot, promise.subject)
    return f"{given}, {condition(promise, labels, papers, whole=whole)}" if promise.without else given


def condition(promise: Promise, labels: Labels, papers: Papers, *, whole: bool = False) -> str:
    """Return the condition of the promise: the removal of a paragraph, or none."""
    if not promise.without:
        return "on no condition"
    draft = papers.draft(promise.subject)
    places = [n for n, each in enumerate(draft.clauses if draft else (), 1) if each.paragraph == promise.without]
    text = labels.of("paragraph", promise.without)
    text = text if whole else cut(text)
    return f"if paragraph {places[0]} goes (“{text}”)" if places else f"if “{text}” stays out"


def cut(text: str, letters: int = 60) -> str:
    """Return a paragraph cut to so many letters, at the end of a word."""
    return text if len(text) <= letters else text[:letters].rsplit(" ", 1)[0].rstrip(",;:") + " ..."


def proposed(understanding: Understanding, seat: MemberId, labels: Labels, papers: Papers) -> str:
    """Return an understanding as the seat reads it, its own side being "you"."""
    asks = promised(understanding.asks, labels, papers)
    by, partners = whom(understanding.by, seat, labels), [whom(each, seat, labels) for each in understanding.partners]
    how = "before witnesses" if understanding.witnessed else "in confidence"
    if len(partners) > 1:
        verb = "propose" if by == "you" else "proposes"
        return f"{by} {verb} to {listed(partners)} one line, {how}: to {asks}"
    verb = "ask" if by == "you" else "asks"
    gives = f", and would {promised(understanding.gives, labels, papers)}" if understanding.gives is not None else ""
    return f"{by} {verb} {partners[0]} to {asks}{gives}, {how}"


def whom(member: MemberId, seat: MemberId, labels: Labels) -> str:
    """Return the name of a member as the seat reads it; the seat itself is "you"."""
    return "you" if member == seat else labels.the(member)


def word_on(labels: Labels, kind: str, subject: str, due: int) -> str:
    """Return the deed that keeps a word given by an offer or by accepting a demand, and what is at stake.

    `due` is its last day: a promise due after the campaign can still be kept, and is never found broken.
    """
    setting = labels.case.setting
    way, once = way_of(setting, kind, subject), "once accepted, " if law_of(setting, kind, subject).asked else ""
    lost = f"else {WORD_BROKEN:+.0f}" if due <= setting.days else "else nothing: its date comes after the campaign"
    words = f"{once}kept {way}: your credibility {WORD_KEPT:+.0f}, {lost}"
    return labels.reason(words) if way else ""


def way_of(setting: Setting, kind: str, subject: str) -> str:
    """Return the deed that keeps a demand or an offer, to be read after "kept": "by a meeting of ..."; or nothing."""
    law = law_of(setting, kind, subject)
    ways = [uncapital(way) for way in law.ways]
    how = "on its date with" if law.lasting else "with" if law.measured else "by"
    return f"{how} {' and '.join(ways)}" if ways else ""
