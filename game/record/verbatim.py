"""The verbatim record of the meetings, written as the game goes on; no sentence comes twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from game.council.events import BriefingGiven, MeetingClosed, MeetingOpened
from game.engine import PUBLIC, shown
from game.engine.case import Case
from game.engine.heard import Heard, Hearing
from game.play.codec import Record
from game.record.minutes import CHAIR, Minutes, Note
from game.record.onrecord import Quotations, Quoted
from game.record.speeches import Occasion, Speechwriter
from game.terms import MemberId, Slug, Symbol
from game.words.figures import described, figure, numbers_of
from game.words.labels import Labels, capital
from game.words.phrases import Phrasebook, Tongue
from game.words.topics import Points
from game.world.acts import Speak, Stating
from game.world.conditions import holds
from game.world.events import SpeechMade
from game.world.gauges import Quotation
from game.world.setting import Briefer


class Paragraph(Struct, frozen=True):
    """One entry of the record.

    `kind` is meeting (a heading), chair, note, vote, paper, speech, briefing or quotation (real words beside a speech).
    `title` names the speaker as the record prints it; `line` adds act and target in one line. `answers` are the earlier
    speakers that it answers, and `targets` the States that it is about. `own` says that a person wrote the words.
    `source` is that of a quotation. `record` is the number of the record that it comes from. A `formal` entry is said
    at every meeting, or follows from the entries beside it.
    """

    kind: str
    text: str
    meeting: Symbol
    day: int
    record: int
    speaker: MemberId = ""
    title: str = ""
    line: str = ""
    answers: tuple[MemberId, ...] = ()
    targets: tuple[MemberId, ...] = ()
    reply: bool = False
    own: bool = False
    source: str = ""
    formal: bool = False


class Verbatim:
    """The record of one game: `add` extends it, and it remembers the sentences already said."""

    def __init__(self, case: Case, seed: int = 0) -> None:
        self.paragraphs: list[Paragraph] = []
        self._game = Hearing(case)
        self._labels, self._tongue = Labels(case), Tongue(Phrasebook(case), seed)
        self._points = Points(self._labels)
        self._minutes = Minutes(self._labels, self._tongue)
        self._writer = Speechwriter(self._labels, self._points, self._tongue, seed)
        self._meeting: Symbol = ""
        self._spoken: list[MemberId] = []
        self._heard_so_far = 0
        self._heard: dict[tuple[Slug, int], tuple[MemberId, ...]] = {}
        self._quotations = Quotations(self._labels)

    @classmethod
    def of(cls, case: Case, records: Iterable[Record], seed: int = 0) -> Verbatim:
        """Return the record of a game so far."""
        verbatim = cls(case, seed)
        for record in records:
            verbatim.add(record)
        return verbatim

    def add(self, record: Record) -> tuple[Paragraph, ...]:
        """Return the paragraphs that this record adds to the verbatim record, in order; only the public's view."""
        written: list[Paragraph] = []
        # An answer refers to a claim as the ledger stood before the speech.
        before = self._game.now
        for event in record.events:
            self._game.follow(event)
            if (told := shown(event, PUBLIC, self._labels.case)) is not None:
                self._tongue.book.follow(self._game.now.world.numbers)
                written += self._written(told, before, record.number)
        self._heard_so_far += bool(written)
        self.paragraphs += written
        return tuple(written)

    def rehearsed(self, by: MemberId, action: Speak) -> str:
        """Return the words of a speech as the record would have them if it were made now; nothing of it is kept."""
        meeting = self._game.now.proceedings.meeting
        reply = meeting is not None and meeting.stage.value == "replies"
        event = SpeechMade(by, action.points, action.register, action.words, reply)
        with self._tongue.rehearsing():
            occasion = self._occasion(event, self._game.now, by not in self._spoken)
            return self._writer.speech(event, occasion).text

    def _written(self, event: Any, before: Heard, number: int) -> Iterator[Paragraph]:
        if isinstance(event, MeetingOpened):
            self._meeting, self._spoken, self._heard = event.symbol, [], {}
            self._tongue.meeting_opens()
            yield self._heading(event, number)
        self._quotations.follow(self._game.now.day, event)
        if isinstance(event, SpeechMade):
            yield self._speech(event, before, number)
            quoted = self._quotations.beside(event, before.day, before.world.ledger)
            yield from self._printed("quotation", quoted, event.member, number)
        elif isinstance(event, BriefingGiven):
            yield from self._briefing(event, number)
        elif self._meeting:
            # The text of a motion or a point that ends with the event is still in the state before it.
            state = self._game.now if self._game.now.proceedings.meeting else before
            for note in self._minutes.notes(event, state):
                yield self._noted(note, number)
        if isinstance(event, MeetingClosed):
            self._meeting = ""

    def _heading(self, event: MeetingOpened, number: int) -> Paragraph:
        at = f"{event.symbol}, {self._labels.weekday(self._game.now.day)}: "
        text, line = at + self._labels.of("item", event.item), at + self._labels.item(event.item)
        return Paragraph("meeting", text, event.symbol, self._game.now.day, number, line=line)

    def _noted(self, note: Note, number: int) -> Paragraph:
        title, line = "", note.text
        if note.speaker and note.speaker != CHAIR:
            short = self._labels.short(note.speaker)
            line = f"{short} {note.does}" if note.does else f"{short}: {note.text}"
        if note.speaker:
            title = "The President" if note.speaker == CHAIR else capital(self._labels.representative(note.speaker))
        speaker = self._game.now.proceedings.president if note.speaker == CHAIR else note.speaker
        day, meeting = self._game.now.day, self._meeting
        return Paragraph(
            note.kind, note.text, meeting, day, number, speaker=speaker, title=title, line=line, formal=note.formal
        )

    def _speech(self, event: SpeechMade, before: Heard, number: int) -> Paragraph:
        claims, day = self._game.now.world.ledger, self._game.now.day
        first = event.member not in self._spoken
        spoken = self._writer.speech(event, self._occasion(event, before, first))
        self._spoken.append(event.member)
        for point in event.points:
            if isinstance(point, Stating):
                key = point.issue, point.toward
                self._heard[key] = (*self._heard.get(key, ()), event.member)
        acts = self._points.briefly(event.points, claims)
        targets = dict.fromkeys(self._points.target(each, claims) for each in event.points)
        notes = ["right of reply"] if event.reply else []
        notes += [f"in answer to {self._labels.these(spoken.answers)}"] if spoken.answers else []
        note = f" ({', '.join(notes)})" if notes else ""
        return Paragraph(
            "speech", spoken.text, self._meeting, day, number,
            speaker=event.member,
            title=capital(self._labels.representative(event.member)) + note,
            line=f"{self._labels.short(event.member)} {acts}",
            answers=spoken.answers, targets=tuple(filter(None, targets)), reply=event.reply,
            own=bool(event.words.strip()),
        )  # fmt: skip

    def _occasion(self, event: SpeechMade, before: Heard, first: bool) -> Occasion:
        proceedings = before.proceedings
        president = proceedings.meeting.president if proceedings.meeting else proceedings.president
        item = proceedings.meeting.item if proceedings.meeting else self._labels.case.remit.first_item
        title, date = self._labels.of("item", item), self._labels.date(before.day)
        figures = {**self._figures(), "item": f"“{title}”", "date": date}
        return Occasion(
            claims=before.world.ledger, day=before.day, president=president, first=first, spoken=self._spoken,
            heard=self._heard, figures=figures, purpose=f"{self._meeting}/{event.member}/{self._heard_so_far}",
        )  # fmt: skip

    def _figures(self) -> dict[str, str]:
        numbers = numbers_of(self._game.now)
        return {each.id: figure(numbers[each.id], each) for each in self._labels.case.setting.indicators}

    def _briefing(self, event: BriefingGiven, number: int) -> Iterator[Paragraph]:
        briefer = next((each for each in self._labels.case.setting.briefers if each.id == event.briefer), None)
        if briefer is None:
            return
        gaps = self._figures() | {"date": self._labels.date(self._game.now.day)}
        text = self._reported(briefer, gaps)
        title = capital(briefer.label or self._labels.the(briefer.id))
        line = f"{title} briefs the Council"
        day, meeting = self._game.now.day, self._meeting
        yield Paragraph("briefing", text, meeting, day, number, speaker=briefer.id, title=title, line=line)
        yield from self._quoted(briefer, number)

    def _reported(self, briefer: Briefer, gaps: Mapping[str, str]) -> str:
        setting, numbers = self._labels.case.setting, self._game.now.world.numbers
        by_id = numbers_of(self._game.now)
        says = [text for text, when in briefer.says if not when or holds(when, setting, numbers)]
        book = self._tongue.book
        said = [self._tongue.spare([text], briefer.id) for text in book.fill(says, gaps)]
        said.append(self._tongue.spare(book.fill(book.own(f"briefer/{briefer.id}"), gaps), briefer.id))
        if text := " ".join(filter(None, said)):
            return text
        figures = "; ".join(described(by_id[each.id], each) for each in setting.indicators)
        plain = book.fill(book.plain("briefer"), {**gaps, "figures": figures})
        return self._tongue.spare(plain, briefer.id) or self._tongue.stated(plain[0])

    def _quoted(self, briefer: Briefer, number: int) -> Iterator[Paragraph]:
        said = [each for each in briefer.quotations if isinstance(each, Quotation)]
        yield from self._printed("briefing", self._quotations.of(said, self._game.now.day), briefer.id, number)

    def _printed(self, kind: str, quoted: Iterable[Quoted], speaker: MemberId, number: int) -> Iterator[Paragraph]:
        """Yield real words of this day; they carry their source, and no words of the game."""
        for each in quoted:
            yield Paragraph(
                kind, self._tongue.keep(each.text), self._meeting, self._game.now.day, number,
                speaker=speaker, title=each.title, line=each.text, source=each.source,
            )  # fmt: skip
