"""The vote: one's ballot while it is taken; every ballot, the bar and the cause when it has ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame
from msgspec.structs import replace

from game.council.acts import CastBallot, Pass
from game.desktop import theme
from game.desktop.artwork import chamber_backdrop
from game.desktop.ballots import Ballots, VoteCardAsked, VoteModel
from game.desktop.keymap import ENTER, KEYS, digit
from game.desktop.kit import Kit
from game.desktop.layout import layout_of
from game.desktop.meeting import Act
from game.desktop.offers import Offer, as_buttons, offers
from game.desktop.presses import badge
from game.desktop.scenes import Wish
from game.desktop.scenes.play import PlayPage
from game.desktop.session import Session
from game.desktop.sheets import sheet_of_paper
from game.desktop.showing import READ, vote_taken, vote_under_way
from game.desktop.sitting import Sitting
from game.desktop.widgets import ACTIVATING
from game.words.ballots import SAID
from game.words.explaining import word_given
from game.words.labels import capital
from game.words.wording import GROUNDS, wording_of


class VotePage(PlayPage):
    """A vote before the dimmed chamber."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.ballots: Ballots | None = None

    def model(self) -> VoteModel:
        """Return what the vote shows now."""
        raise NotImplementedError

    def resize(self, kit: Kit) -> None:
        """Take another size of window."""
        super().resize(kit)
        stage = layout_of(kit.size, kit.text_scale).stage
        seats = len(self.sitting.view.council)
        backdrop = kit.baked(("chamber", tuple(stage), seats), lambda: chamber_backdrop(kit.size, stage, seats))
        if self.ballots is None:
            self.ballots = Ballots(kit, self.model(), backdrop)
        else:
            self.ballots.resize(kit, backdrop)
        self.ring = self.ballots.ring

    def arrange(self) -> None:
        """The vote places its widgets itself."""

    def refresh(self) -> None:
        """Show the vote as it stands."""
        if self.ballots is not None:
            self.ballots.show(self.model())

    def handle(self, event: pygame.event.Event) -> Wish:
        """Take an event: a panel first, then Enter, then the vote."""
        if self.over is not None or self.ballots is None:
            return super().handle(event)
        if event.type == pygame.KEYDOWN and event.key in ACTIVATING and self.ring.focus is None:
            return self.used("on")
        given = self.ballots.handle(event)
        if given is not None:
            return self.used(given)
        return self.keyed(event) if event.type == pygame.KEYDOWN else None

    def used(self, value: Any) -> Wish:
        """Explain a member, or act."""
        if isinstance(value, VoteCardAsked):
            self.explain_seat(value.code)
            return None
        return super().used(value)

    def draw_screen(self, surface: pygame.Surface) -> None:
        """Draw the vote."""
        assert self.ballots is not None, "a scene is given its size before it is drawn"
        self.ballots.draw(surface)


class BallotScene(VotePage):
    """The player's own ballot."""

    name = "ballot"

    def model(self) -> VoteModel:
        """Return the vote under way with the four ballots."""
        return vote_under_way(self.sitting, self._acts() if self.sitting.due else [])

    def draw_screen(self, surface: pygame.Surface) -> None:
        """Draw the vote with the text that is put, as far as it has room."""
        super().draw_screen(surface)
        if self.over is None and self.ballots is not None and self.sitting.due:
            self._draw_text(surface, self.ballots.layout.band)

    def _draw_text(self, surface: pygame.Surface, band: pygame.Rect) -> None:
        kit, letters = self.kit, self.kit.letters
        width = min(band.w - kit.px(32), kit.measure.both(1106, 900))
        rect = pygame.Rect(band.centerx - width // 2, band.y, width, band.h)
        lines = [line for clause in text_of_vote(self.sitting)
                 for line in letters.wrapped(clause, "body", rect.w - kit.px(36))]  # fmt: skip
        if not lines:
            return
        rows = max(1, (rect.h - kit.px(16)) // letters.height("body"))
        surface.blit(kit.panel(("text", rect.size), lambda: sheet_of_paper(kit, rect.size)), rect)
        cut = len(lines) > rows
        for n, line in enumerate(lines[: rows - 1] if cut else lines):
            at = rect.x + kit.px(18), rect.y + kit.px(8) + n * letters.height("body")
            letters.put(surface, line, "body", theme.INK, at=at)
        if cut:
            at = rect.right - kit.px(18), rect.bottom - kit.px(8)
            more = f"{READ.key}: the whole text"
            letters.put(surface, more, "small-italic", theme.SECOND_INK, at=at, anchor="bottomright")

    def used(self, value: Any) -> Wish:
        """Cast a ballot; nothing is cast by Enter alone."""
        if value == "on":
            self.tell(f"Press 1 to vote in favour, 2 against, 3 to abstain; {READ.key} shows the text.")
            return None
        return super().used(value)

    def _acts(self) -> Sequence[Act]:
        sitting = self.sitting
        found = offers_of_ballots(sitting)
        others = [each for each in as_buttons(offers(sitting.openings, sitting.game.case, sitting.view), sitting.view)
                  if each.kind not in (CastBallot, Pass)]  # fmt: skip
        extra = [
            Act(each, each.label, each.icon, digit(n), "Procedure", hint=each.says) for n, each in enumerate(others, 5)
        ]
        return [*found, *extra, READ]


def text_of_vote(sitting: Sitting) -> list[str]:
    """Return what the vote needs, and the paragraphs that are put to it or what a change to them would do."""
    view, labels = sitting.view, sitting.chronicle.labels
    vote = view.meeting.vote if view.meeting else None
    if vote is None:
        return []
    size, needed = len(view.council), view.votes_required
    bar = f"{needed} of {size} votes in favour carry it; {size - needed + 1} members not in favour defeat it."
    veto = " A permanent member's vote against defeats it." if vote.question.value == "substantive" else ""
    said = [f"{bar}{veto or ' The matter is procedural: no vote against is a veto.'}"]
    point = view.meeting.point if view.meeting else None
    if vote.subject.kind == "ruling" and point is not None:
        ruled = "well taken" if point.upheld else "not well taken"
        said.append(
            f"{capital(labels.the(view.president))} ruled the point of order of {labels.the(point.by)}, on "
            f"{GROUNDS[point.ground]}, {ruled}. A vote in favour would overrule it (rule 30)."
        )
    if word := word_given(view, labels):
        said.append(word)
    amendment = view.papers.amendment(vote.subject.paper)
    if amendment is not None:
        return [*said, capital(wording_of(sitting.game.case).change(amendment))]
    draft = view.papers.draft(vote.subject.paper)
    return [*said, *(f"{n}. {labels.clause(each)}" for n, each in enumerate(draft.clauses if draft else (), 1))]


def offers_of_ballots(sitting: Sitting) -> list[Act]:
    """Return a button for each ballot that is open."""
    if CastBallot not in sitting.openings.frames:
        return []
    frame, shown = sitting.openings.frames[CastBallot], []
    keys = {ballot: digit(n) for n, ballot in enumerate(SAID, 1)}
    for act in frame.each():
        row = SAID[act.ballot]
        says = wording_of(sitting.game.case).act(act, sitting.view)
        offer = Offer(CastBallot, frame, row.button, says, row.icon, "Decide", act)
        shown.append(Act(offer, row.button, row.icon, keys[act.ballot], "Decide", hint=says))
    return shown


class ResultScene(VotePage):
    """A vote that has ended."""

    name = "vote"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.quiet = 0.0
        vote = self.sitting.last_vote
        if vote is not None and vote.ground == "veto" and not session.settings.still:
            self.quiet = 0.6

    def resize(self, kit: Kit) -> None:
        """Take a size of window; the first time the outcome is heard."""
        first = self.ballots is None
        super().resize(kit)
        if first and not self.quiet:
            kit.sounds.play("gavel")

    def model(self) -> VoteModel:
        """Return the vote with its outcome; a veto holds a moment of silence before its band."""
        vote = self.sitting.last_vote
        assert vote is not None, "the result of a vote is shown when one has been taken"
        acts = [
            READ,
            Act("on", "Go on", "next", ENTER, "Decide", brass=True),
        ]
        model = vote_taken(self.sitting, vote, acts)
        if self.quiet > 0:
            return replace(model, outcome="", word="", cause="")
        return model

    def update(self, dt: float) -> Wish | bool:
        """Let the silence before a veto pass."""
        if self.quiet > 0:
            self.quiet -= dt
            if self.quiet <= 0:
                self.kit.sounds.play("chord")
                self.refresh()
                return True
        if self.sitting.watching and self.session.settings.pace == "fast":
            self.sitting.go_on()
        return super().update(dt)

    def rests(self) -> float:
        """Return for how many seconds nothing changes by itself; a seat that is led by the game does not wait."""
        return 0.0 if self.sitting.watching or self.quiet > 0 else super().rests()

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Take G for going on beside the common keys."""
        return self.used("on") if badge(event) == KEYS["go on"] else super().keyed(event)

    def used(self, value: Any) -> Wish:
        """Go on."""
        if value == "on":
            self.quiet = 0.0
            self.sitting.go_on()
            return None
        return super().used(value)
