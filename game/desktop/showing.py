"""From what the player may know to what the chamber and the vote show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.desktop.ballots import Card, VoteModel
from game.desktop.figures import Indicator
from game.desktop.keymap import KEYS
from game.desktop.meeting import Act, ChamberModel, Floor, Guest, Seat
from game.desktop.sheets import Entry
from game.desktop.sitting import Sitting
from game.engine.case import Case
from game.record.chronicle import Day
from game.record.newspaper import Waterfall, made_of, moved_by, so_far, waterfalls
from game.record.tallies import VoteSheet
from game.record.verbatim import Paragraph
from game.terms import MemberId
from game.words.figures import measured, word_for
from game.words.labels import Labels, capital
from game.words.phrases import sentences
from game.words.questions import question_title

STAMP = "Simulation, written for the game"
TOP = (
    Act("help", "Help", "help", KEYS["help"]),
    Act("papers", "Papers and texts", "archive", KEYS["papers"]),
    Act("ledger", "Ledger", "ledger", KEYS["ledger"]),
    Act("menu", "Save, settings, leave", "settings", KEYS["menu"]),
)
READ = Act("papers", "Read the text", "paper", KEYS["papers"], "Decide")
"""The papers, where a vote has a button for them at its foot and so none at its head."""
_HEAD = tuple(act for act in TOP if act.value != READ.value)
_BADGES = (
    ("accuses", "Accusation"), ("circulates", "Document"), ("makes a demand", "Demand"),
    ("denies", "Denial"), ("rebuts", "Rebuttal"), ("makes an offer", "Offer"), ("makes a pledge", "Pledge"),
    ("foretells", "Prebuttal"), ("says yes", "Acceptance"), ("says no", "Refusal"),
)  # fmt: skip


def short_name(case: Case, member: MemberId) -> str:
    """Return the name that fits a plate."""
    known = case.participant.get(member)
    return (known.short or known.name) if known else Labels(case).name(member)


def flag_of(case: Case, code: str) -> str:
    """Return the code under which a flag is drawn; one who is no delegation has a plate instead."""
    return code if code in case.seats else f"{code}\u00a0"


def you_are(sitting: Sitting) -> str:
    """Return who the player is, with influence, in a line for the top bar."""
    view = sitting.view
    name = short_name(sitting.game.case, sitting.seat)
    return f"Your seat: {name} · influence {view.influence} · credibility {view.credibility.get(sitting.seat, 0):.0f}"


def situation(sitting: Sitting) -> tuple[Indicator, ...]:
    """Return the indicators, the scenario's gauge of tension first, each with what has moved it since the morning."""
    case, numbers = sitting.game.case, sitting.view.numbers
    falls = waterfalls(case.setting.indicators, today(sitting))
    return tuple(_indicator(sitting, place, fall, numbers[fall.indicator]) for place, fall in enumerate(falls))


def today(sitting: Sitting) -> Day:
    """Return what has happened since the last morning, with the numbers as they stand."""
    return so_far(sitting.chronicle, sitting.view.numbers)


def _indicator(sitting: Sitting, place: int, fall: Waterfall, value: float) -> Indicator:
    case = sitting.game.case
    kept = case.setting.indicators[place]
    main = kept.id == case.setting.weights.tension
    series = (kept.start, *(page.after[kept.id] for page in sitting.chronicle.mornings), value)
    span = (kept.high - kept.low) or 1.0
    bounded = kept.high <= 100
    yesterday = series[-3] if len(series) > 2 else series[0]
    tone = (
        "plain"
        if abs(value - yesterday) < span / 500
        else "good"
        if (value < yesterday) == kept.lower_is_better
        else "bad"
    )
    word = word_for(value, kept)
    return Indicator(
        kept.id,
        capital(word) if main and word else kept.label,
        measured(value, kept),
        f"{kept.label}; {moved_by(value - yesterday)}" if main else word,
        share=(value - kept.low) / span if main or bounded else None,
        series=series if not bounded else (),
        tone=tone,
        main=main,
        hint=made_of(fall),
    )


def entries(paragraphs: Iterable[Paragraph]) -> tuple[Entry, ...]:
    """Return the record as passages on paper."""
    return tuple(_entry(each) for each in paragraphs)


def _entry(each: Paragraph) -> Entry:
    if each.kind == "meeting":
        return Entry("", each.text, "strong")
    source = f" [{each.source}]" if each.source else ""
    if each.kind in ("note", "vote", "paper"):
        return Entry("", each.text)
    accuses = each.kind == "speech" and " accuses " in f" {each.line} "
    title = each.title.removeprefix("The representative of the ").removeprefix("The representative of ")
    manner = "in the words of the player" if each.own else ""
    return Entry(capital(title), each.text + source, "accusation" if accuses else "speech", manner)


def chamber_model(sitting: Sitting, acts: Sequence[Act]) -> ChamberModel:
    """Return the meeting as the player sees it."""
    case, view = sitting.game.case, sitting.view
    labels, meeting = sitting.chronicle.labels, view.meeting
    paragraphs = sitting.paragraphs
    speaking = _speaking(sitting, paragraphs)
    symbol = meeting.symbol if meeting else (paragraphs[-1].meeting if paragraphs else "")
    return ChamberModel(
        title=f"Meeting {symbol}",
        date=labels.weekday(view.day),
        you=you_are(sitting),
        seats=_seats(sitting, speaking),
        guests=_guests(sitting, speaking),
        situation=situation(sitting),
        situation_date=labels.date(view.day),
        news=f"Day {view.day} of {view.days}",
        record_title="Security Council",
        record_symbol=symbol,
        record_subtitle=labels.of("item", meeting.item) if meeting else "",
        record_foot=STAMP,
        record=entries(paragraphs),
        floor=_prompted(sitting) if sitting.due else _floor(case, paragraphs),
        acts=tuple(acts),
        top=TOP,
    )


def _speaking(sitting: Sitting, paragraphs: Sequence[Paragraph]) -> MemberId:
    if sitting.due:
        return sitting.seat
    spoken = [each.speaker for each in paragraphs if each.kind in ("speech", "briefing", "chair")]
    return spoken[-1] if spoken else ""


def _seats(sitting: Sitting, speaking: MemberId) -> tuple[Seat, ...]:
    case, view = sitting.game.case, sitting.view
    absent = view.meeting.absent if view.meeting else ()
    return tuple(
        Seat(
            code, case.participant[code].name if code in case.participant else code, short_name(case, code),
            president=code == view.president, speaking=code == speaking, you=code == sitting.seat,
            hint=seat_hint(sitting, code), sign="leave" if code in absent else "",
        )
        for code in view.council
    )  # fmt: skip


def seat_hint(sitting: Sitting, code: MemberId) -> str:
    """Return in a line what the player may know of another member."""
    view = sitting.view
    kind = "permanent member" if code in view.permanent else "elected member" if code in view.council else "invited"
    relation = "" if code == sitting.seat else f", relations with you {view.regards.get(code, 0):+.0f}"
    return f"{kind}, credibility {view.credibility.get(code, 0):.0f}{relation}"


def _guests(sitting: Sitting, speaking: MemberId) -> tuple[Guest, ...]:
    case, meeting = sitting.game.case, sitting.view.meeting
    rules = {each.id: each.rule for each in case.remit.invitees}
    invited = [each for each in (meeting.invited if meeting else ()) if each not in sitting.view.council]
    notes = {
        each: f"{'invited' if rules.get(each) == 37 else 'briefer'}, rule {rules.get(each, 39)}" for each in invited
    }
    return tuple(
        Guest(flag_of(case, each), short_name(case, each), notes[each], speaking=each == speaking) for each in invited
    )


def _prompted(sitting: Sitting) -> Floor:
    """Return the floor while the player is asked."""
    moment = sitting.moment
    last = next((each for each in reversed(sitting.paragraphs) if each.kind == "speech"), None)
    before = f"Last heard: {last.line}" if last else ""
    name = short_name(sitting.game.case, sitting.seat)
    return Floor(sitting.seat, name, moment.title, "", before, caption="Your turn")


def _floor(case: Case, paragraphs: Sequence[Paragraph]) -> Floor | None:
    """Return what is being said, from the last line of the record."""
    if not paragraphs or paragraphs[-1].kind == "meeting":
        return None
    # What is quoted beside a speech is read in the record; the floor shows the speech.
    last = next(each for each in reversed(paragraphs) if each.kind != "quotation")
    badge = (
        next((word for verb, word in _BADGES if f" {verb} " in f" {last.line} "), "") if last.kind == "speech" else ""
    )
    spoken = last.kind in ("speech", "briefing")
    words = pointed(last.text) if spoken else last.text
    said = f"“{words}”" if spoken and not words.startswith("“") else words
    who = short_name(case, last.speaker) if spoken else last.title or "The Council"
    return Floor(
        flag_of(case, last.speaker), who, said, badge,
        last.line if spoken else "",
        caption={"speech": "Speaking", "briefing": "Briefing", "chair": "President"}.get(last.kind, "Record"),
        grave=badge in ("Accusation", "Document"),
    )  # fmt: skip


def pointed(text: str) -> str:
    """Return a sentence of a speech that fits a line: the first after the opening, or the opening itself."""
    found = sentences(text)
    return next((each for each in found[1:] if 24 <= len(each) <= 92), found[0] if found else text)


def vote_under_way(sitting: Sitting, acts: Sequence[Act]) -> VoteModel:
    """Return the vote that is being taken: all ballots are hidden but one's own."""
    view, labels = sitting.view, sitting.chronicle.labels
    vote = view.meeting.vote if view.meeting else None
    title = question_title(vote.subject, labels) if vote else ""
    must = vote is not None and sitting.seat in vote.must_abstain
    caption = "You shall abstain (Charter, Article 27 (3))" if must else f"{capital(title)} is put to the vote"
    cards = tuple(_card(sitting, code, "") for code in view.council)
    draft = view.papers.draft(vote.subject.paper) if vote else None
    question = labels.of("title", draft.title) if draft else capital(title)
    return VoteModel(
        f"Meeting {view.meeting.symbol}" if view.meeting else "", labels.weekday(view.day), you_are(sitting),
        caption, question, cards, view.votes_required, acts=tuple(acts), top=_HEAD,
    )  # fmt: skip


def _card(sitting: Sitting, code: MemberId, ballot: str) -> Card:
    case, view = sitting.game.case, sitting.view
    return Card(
        code, short_name(case, code), ballot, permanent=code in view.permanent, you=code == sitting.seat,
        hint=seat_hint(sitting, code),
    )  # fmt: skip


def vote_taken(sitting: Sitting, vote: VoteSheet, acts: Sequence[Act]) -> VoteModel:
    """Return a vote that has ended, with every ballot, the outcome and its cause."""
    labels, draft = sitting.chronicle.labels, sitting.view.papers.draft(vote.subject.paper)
    outcome = {"adopted": "adopted", "veto": "veto"}.get(vote.ground, "not adopted")
    word = "VETO" if outcome == "veto" else vote.word.upper()
    cards = tuple(_card(sitting, each.member, each.ballot) for each in vote.seats)
    question = labels.of("title", draft.title) if draft else capital(vote.title)
    return VoteModel(
        f"Meeting {vote.meeting}", labels.weekday(vote.day), "Result declared by the President",
        capital(vote.title), question, cards, vote.needed, outcome, word, f"{vote.result}.", tuple(acts), _HEAD,
    )  # fmt: skip
