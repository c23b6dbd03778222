"""The corridor, and a round of talks: what can be done with the hours of a day, and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.council.acts import ObjectToStatement
from game.desktop import dialogs, theme
from game.desktop.binding import binds
from game.desktop.dialogs import Form, Modal, Slot
from game.desktop.keymap import KEYS
from game.desktop.lists import NONE, Choice, ListBox
from game.desktop.offers import Offer, offers
from game.desktop.presses import badge
from game.desktop.scenes import Go, Submit, Wish
from game.desktop.scenes.play import PlayPage
from game.desktop.scenes.registry import Screen, screen
from game.desktop.session import Session
from game.desktop.sheets import Entry, Record
from game.desktop.showing import seat_hint, short_name
from game.desktop.widgets import Button, Spot, Widget
from game.engine.briefing import Briefing
from game.frames import Listed, Openings
from game.record.confidences import door
from game.terms import MemberId
from game.words.composing import of_groups
from game.words.kinds import KINDS, WITH, note
from game.words.labels import capital
from game.words.signing import Laid, laid_before
from game.world.acts import AdviseCapital, AnswerCall, EndDay, ProposeUnderstanding

ORDER = ("Diplomacy", "Procedure", "Speak", "Decide")
_FOOT = (
    ("Papers", "papers", "archive", KEYS["papers"]),
    ("Ledger", "ledger", "ledger", KEYS["ledger"]),
    ("Help", "help", "help", KEYS["help"]),
    ("Menu", "menu", "settings", KEYS["menu"]),
)


class ActsPage(PlayPage):
    """A page of what can be done, grouped; what a delegation should have in view stands at the side."""

    side = 380
    title = ""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list: ListBox | None = None
        self.asked = Record("Before you", pygame.Rect(0, 0, 1, 1))

    def widgets(self) -> Sequence[Widget]:
        """Return the list of acts, the buttons, and what stands at the side."""
        main = self.layout.main
        rows = self._rows() if self.sitting.due else []
        terms = self._lay_out_terms()
        top = self._head_height() + terms
        rect = pygame.Rect(main.x, main.y + top, main.w, main.h - top)
        old = self.list
        self.list = ListBox("What you can do", rect, rows, selected=_row_again(old, rows))
        if old is not None:
            self.list.first = old.first
        above = [self.asked] if terms else []
        return [*above, self.list, *self._buttons(), *self.side_widgets()]

    def laid(self) -> tuple[Laid, ...]:
        """Return the terms that wait for the delegation's word; a paper that only lies there is among the papers."""
        if not self.sitting.due:
            return ()
        sitting = self.sitting
        return tuple(e for e in laid_before(sitting.chronicle.labels, sitting.view, sitting.openings) if not e.paper)

    def _lay_out_terms(self) -> int:
        """Lay the terms above the list that answers them, to be scrolled where they are long; return their height."""
        found: list[Entry] = []
        for each in self.laid():
            found += [Entry("", each.heading, "strong"), Entry("", "\n".join(each.points), "text")]
        self.asked.show(tuple(found))
        self.asked.at_end = False
        kit, main, head = self.kit, self.layout.main, self._head_height()
        if not found:
            return 0
        room = main.w - kit.px(60)
        lines = sum(len(kit.letters.wrapped(each.text, "body", room)) + 1 for each in found) + 3
        high = min(lines * kit.letters.height("body"), (main.h - head) // 2)
        self.asked.rect = pygame.Rect(main.x, main.y + head, main.w, high)
        return high + kit.px(8)

    def _buttons(self) -> list[Widget]:
        """Return the papers, and the button that ends the day or lets the turn go by."""
        places = _spread(self.layout.foot, 5, self.kit.px(8))
        moment = self.sitting.moment if self.sitting.due else None
        buttons: list[Widget] = [
            Button(label, place, value=value, icon=icon, key=key)
            for (label, value, icon, key), place in zip(_FOOT, places, strict=False)
        ]
        ends = Button(moment.passes if moment else "Wait", places[4], value="pass", icon="night", key=KEYS["end"],
                      brass=True)  # fmt: skip
        ends.enabled = moment is not None and moment.passing is not None
        ends.reason = "your answer is waited for" if moment else "others are acting"
        return [*buttons, ends]

    def arrange(self) -> None:
        """Place the widgets; the list has the focus."""
        super().arrange()
        if self.ring.focus is None:
            self.ring.focus = self.list

    def side_widgets(self) -> Sequence[Widget]:
        """Return what can be asked about at the side."""
        return ()

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading, what the day leaves, and the side."""
        labels, view = self.sitting.chronicle.labels, self.sitting.view
        self.heading(surface, self.title, f"{labels.weekday(view.day)} · day {view.day} of {view.days}")
        self._draw_head(surface)
        self.draw_side(surface, self.layout.side)

    def draw_side(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Draw what stands at the side."""

    def used(self, value: Any) -> Wish:
        """Take an act, end the day, or open papers."""
        if value == "pass":
            moment = self.sitting.moment
            return Submit(moment.passing) if self.sitting.due and moment.passing is not None else None
        return super().used(value)

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Take E for the end of the day beside the common keys."""
        if badge(event) == KEYS["end"]:
            return self.used("pass")
        return super().keyed(event)

    def refresh(self) -> None:
        """Show the game as it stands now; the list keeps its place."""
        self.arrange()

    def _rows(self) -> list[Choice]:
        found = self.offered()
        found.sort(key=_rank)
        return [row(offer, self.sitting.view) for offer in found]

    def offered(self) -> list[Offer]:
        """Return what can be done, but the end of the day."""
        sitting = self.sitting
        found = offers(sitting.openings, sitting.game.case, sitting.view)
        return [offer for offer in found if offer.kind is not EndDay]

    def _head_height(self) -> int:
        letters = self.kit.letters
        return letters.height("lead") + letters.height("note") + self.kit.px(12)

    def _draw_head(self, surface: pygame.Surface) -> None:
        """Letter hours and influence, and the last thing that happened to the delegation."""
        kit, main, letters = self.kit, self.layout.main, self.kit.letters
        view, sitting = self.sitting.view, self.sitting
        x = main.x
        for word, figure in (
            ("hour" if view.hours == 1 else "hours", str(view.hours)), ("influence", str(view.influence)),
            ("credibility", f"{view.credibility.get(sitting.seat, 0):.0f}"),
        ):  # fmt: skip
            shown = letters.put(surface, figure, "lead", theme.GOLD, at=(x, main.y))
            shown = letters.put(surface, word, "lead", theme.MUTED, at=(shown.right + kit.px(5), main.y))
            x = shown.right + kit.px(18)
        name = short_name(sitting.game.case, sitting.seat)
        if main.right - x > letters.width(name, "lead"):
            letters.put(surface, name, "lead", theme.TEXT, at=(main.right, main.y), anchor="topright")
        news = self._news()
        letters.put(surface, news, "note", theme.MUTED, at=(main.x, main.y + letters.height("lead") + kit.px(2)),
                    width=main.w)  # fmt: skip

    def _news(self) -> str:
        sitting = self.sitting
        if not sitting.due:
            return "Others are acting ..."
        if waits := self._waits():
            return waits
        if sitting.moved:
            return f"Your last act: {'; '.join(sitting.moved[:3])}"
        return " ".join(sitting.whispers[-2:]) or "Hours that are not used are lost; the night comes after the day."

    def _waits(self) -> str:
        """Return what waits for the delegation's word, if anything does."""
        view, labels = self.sitting.view, self.sitting.chronicle.labels
        kinds = self.sitting.openings.frames
        if AnswerCall in kinds and view.round is not None:
            return f"{capital(labels.the(view.round.called_by))} calls for a round of talks; each party answers."
        if ObjectToStatement not in kinds:
            return ""
        paper = next((each for each in reversed(view.papers.statements) if not each.settled), None)
        if paper is None:
            return ""
        return f"{capital(labels.the(paper.by))} proposes {paper.symbol}, which needs the agreement of all."


class CorridorScene(ActsPage):
    """The day outside the chamber; the other delegations at the side, nearest first."""

    name = "corridor"
    title = "The corridor"

    def offered(self) -> list[Offer]:
        """Return what can be done that is not done with one delegation: that one is chosen first."""
        sitting, frames = self.sitting, self.sitting.openings.frames
        alone = {kind: frame for kind, frame in frames.items() if kind not in WITH and kind is not EndDay}
        if AdviseCapital in alone:
            own = tuple(act for act in alone.pop(AdviseCapital).each() if not act.capital)
            alone |= {AdviseCapital: Listed(own)} if own else {}
        found = list(offers(Openings(alone), sitting.game.case, sitting.view))
        lines = of_groups(frames.get(ProposeUnderstanding))
        if lines is not None:
            says = "Propose one line to a group"
            found.append(Offer(ProposeUnderstanding, lines, "Propose", says, "users", "Diplomacy"))
        return found

    def _rows(self) -> list[Choice]:
        rows = super()._rows()
        if not any(kind in WITH for kind in self.sitting.openings.frames):
            return rows
        turn = Choice("turn", "Turn to a delegation ...", "meet, call, sound out, test, lobby, agree: or press it at "
                      "the side", icon="users", tag="Diplomacy")  # fmt: skip
        place = sum(KINDS[each.value.kind].answers for each in rows)
        return [*rows[:place], turn, *rows[place:]]

    def side_widgets(self) -> Sequence[Widget]:
        """Return a spot for each delegation that has room."""
        kit, rect = self.kit, self.layout.side
        case = self.sitting.game.case
        return [
            Spot(short_name(case, code), place, value=("seat", code), role="seat",
                 hint=f"{short_name(case, code)}: {seat_hint(self.sitting, code)}")
            for code, place in _relation_rows(self.sitting.view.regards, case.seats, self.sitting.seat, rect, kit)
        ]  # fmt: skip

    def draw_side(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Draw relations with the other delegations."""
        kit, letters, case = self.kit, self.kit.letters, self.sitting.game.case
        dialogs.panel(surface, kit, rect)
        pad = kit.px(14)
        letters.put(surface, "RELATIONS WITH YOU", "caps", theme.GOLD, at=(rect.x + pad, rect.y + kit.px(12)))
        relations = self.sitting.view.regards
        for code, place in _relation_rows(relations, case.seats, self.sitting.seat, rect, kit):
            value = relations.get(code, 0.0)
            flag = kit.flags.flag(code, (place.h * 4 // 3 - 4, place.h - 5))
            surface.blit(flag, flag.get_rect(midleft=place.midleft))
            x = place.x + place.h * 4 // 3 + kit.px(6)
            figure = letters.put(surface, f"{value:+.0f}", "value", theme.TEXT, at=place.midright, anchor="midright")
            half = place.w // 4
            bar = pygame.Rect(place.right - half - kit.px(40), place.centery - 3, half, 6)
            letters.put(surface, short_name(case, code), "label", theme.TEXT, at=(x, place.centery), anchor="midleft",
                        width=min(bar.x, figure.x) - x - kit.px(6))  # fmt: skip
            _two_way(surface, bar, value, self)

    def used(self, value: Any) -> Wish:
        """Explain a delegation, or act."""
        if isinstance(value, tuple) and value and value[0] == "seat":
            return self._turned(value[1])
        if value == "turn":
            self.over = Form(self.kit, self.room(), "Which delegation?", (self._seats(),), send="Turn to it")
            return None
        return super().used(value)

    def answered_by(self, panel: Modal | Form, value: Any) -> Wish:
        """Turn to the delegation that was chosen, or take what a form has put together."""
        if isinstance(value, dict) and "delegation" in value:
            return self._turned(value["delegation"])
        return super().answered_by(panel, value)

    def _seats(self) -> Slot:
        view, case = self.sitting.view, self.sitting.game.case
        seats = sorted((e for e in case.seats if e != self.sitting.seat), key=lambda e: -view.regards.get(e, 0.0))
        rows = tuple(Choice(code, short_name(case, code), self._note(code), flag=code) for code in seats)
        return Slot("delegation", "Which delegation?", "one", rows)

    def _note(self, code: MemberId) -> str:
        """Return how a delegation stands to the player, and whether its capital hears its counsel."""
        known = door(self.sitting.view, code, self.sitting.chronicle.labels)
        return " · ".join(each for each in (self.sitting.foreseen(code), known) if each)

    def _turned(self, code: MemberId) -> Wish:
        """Show a delegation with what can be done with it; while others act, only what is known of it."""
        if self.sitting.due:
            return Go(screen(Screen.DELEGATION)(self.session, code), back=True)
        self.explain_seat(code)
        return None


def _row_again(old: ListBox | None, rows: Sequence[Choice]) -> int:
    """Return the row of the cursor: on what it stood on, wherever that stands now; at first on nothing that binds."""
    before = old.choices[old.row] if old is not None and old.choices and old.row != NONE else None
    again = [n for n, each in enumerate(rows) if before is not None and each.label == before.label]
    if again or before is not None:
        return again[0] if again else NONE
    return NONE if not rows or binds(rows[0].value) else 0


def _rank(offer: Offer) -> int:
    """Return how far down an act stands: what waits for an answer first."""
    if KINDS[offer.kind].answers:
        return -1
    return ORDER.index(offer.group) if offer.group in ORDER else len(ORDER)


def row(offer: Offer, view: Briefing) -> Choice:
    """Return something to do as a row of the list, with what it costs."""
    more = " ..." if offer.action is None else ""
    return Choice(offer, f"{offer.says}{more}", note(offer.kind, view), icon=offer.icon, tag=offer.group)


def _relation_rows(
    relations: dict[MemberId, float], seats: Sequence[MemberId], seat: MemberId, rect: pygame.Rect, kit: Any
) -> list[tuple[MemberId, pygame.Rect]]:
    """Return a row for each other delegation, the nearest first; those in the middle are left out where room ends."""
    order = sorted((each for each in seats if each != seat), key=lambda each: -relations.get(each, 0.0))
    top = rect.y + kit.px(12) + kit.letters.height("caps") + kit.px(8)
    least = kit.letters.height("label") + kit.px(2)
    high = max(least, min(kit.px(34), (rect.bottom - kit.px(8) - top) // max(1, len(order))))
    fit = max(1, (rect.bottom - kit.px(8) - top) // high)
    if len(order) > fit:
        order = [*order[: fit - fit // 2], *(order[-(fit // 2) :] if fit > 1 else [])]
    pad = kit.px(14)
    return [(code, pygame.Rect(rect.x + pad, top + n * high, rect.w - 2 * pad, high)) for n, code in enumerate(order)]


def _two_way(surface: pygame.Surface, bar: pygame.Rect, value: float, page: PlayPage) -> None:
    """Draw a bar that goes right from the middle for good relations, left for bad ones."""
    pygame.draw.rect(surface, theme.LINE, bar, border_radius=3)
    half = bar.w // 2
    wide = round(half * min(abs(value), 100.0) / 100.0)
    ink = page.kit.ballots.in_favour if value >= 0 else page.kit.ballots.against
    x = bar.x + half if value >= 0 else bar.x + half - wide
    if wide:
        pygame.draw.rect(surface, ink, (x, bar.y, wide, bar.h), border_radius=3)
    pygame.draw.line(surface, theme.MUTED, (bar.centerx, bar.y - 2), (bar.centerx, bar.bottom + 1))


def _spread(foot: pygame.Rect, number: int, gap: int) -> list[pygame.Rect]:
    """Return places side by side over the foot, the last twice as wide."""
    each = (foot.w - (number - 1) * gap) // (number + 1)
    places = [pygame.Rect(foot.x + n * (each + gap), foot.y, each, foot.h) for n in range(number - 1)]
    left = places[-1].right + gap
    return [*places, pygame.Rect(left, foot.y, foot.right - left, foot.h)]
