"""The files of a lesson: own words stay words, struck words are gone, and every page says that it is a simulation."""

import csv
import io
import re
import zipfile
from pathlib import Path

import docx
import msgspec
import pytest
import typst

from game.council.events import MeetingOpened, VotingEnded
from game.debrief.debrief import debrief
from game.engine.case import Case
from game.letters import one_line
from game.play.game import Game
from game.play.lines import RoomSet, WordsReleased
from game.play.silence import HELD, STRUCK
from game.printing import exporting, typeset, wordfile
from game.printing.documents import SIMULATION, Document, Heading, Part, fitted, plain
from game.printing.exporting import FORMATS, export, file_names, formats_of, not_installed
from game.printing.official import official, official_record
from game.printing.participation import Participation, participation
from game.printing.quoted import own_words
from game.printing.representatives import Representatives
from game.printing.spreadsheets import table, votes_table
from game.world.events import SpeechMade
from tests.debrief.test_webpage import Page
from tests.printing.conftest import HOSTILE, NAMES, NOTE, UNSPEAKABLE, taught

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def nameless(lesson: Game) -> Files:
    return {each.name: each.content for each in export(lesson, FORMATS, names=False)}


@pytest.fixture(scope="module")
def named(lesson: Game) -> Files:
    return {each.name: each.content for each in export(lesson, ("html", "csv", "docx"), names=True)}


def documents(game: Game, *, names: bool) -> list[Document]:
    who = Representatives(game, names=names)
    return [official_record(game, names=names), participation(game, who), own_words(game, who)]


def words_of(name: str, content: bytes) -> str:
    """Return what a reader reads in a file."""
    if name.endswith(".html"):
        return " ".join(Page(content.decode()).text)
    if name.endswith(".csv"):
        return content.decode()
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return " ".join(parts.read(each).decode() for each in parts.namelist() if each.endswith(".xml"))
    return ""


def test_an_export_has_the_files_that_are_announced(nameless: Files) -> None:
    assert tuple(nameless) == file_names(FORMATS)
    assert all(nameless.values())


@pytest.mark.parametrize("kind", ["pages", "word"])
def test_hostile_words_stand_in_the_record_letter_by_letter(nameless: Files, lesson: Game, kind: str) -> None:
    if kind == "pages":
        page = Page(nameless["record.html"].decode())
        assert page.open == []
        assert not {"script", "img", "iframe", "a", "link", "object"} & {name for name, _ in page.tags}
        text = "".join(page.text)
    else:
        text = "\n".join(each.text for each in docx.Document(io.BytesIO(nameless["record.docx"])).paragraphs)
    said = {words for each in lesson.records if (words := getattr(each.action, "words", "")) in map(one_line, HOSTILE)}
    assert said
    assert [words for words in said if words not in text] == []


def test_what_would_stop_typst_as_source_is_set_as_words(lesson: Game, nameless: Files) -> None:
    with pytest.raises(typst.TypstError):
        typst.compile(HOSTILE[0].encode())
    assert nameless["record.pdf"].startswith(b"%PDF")
    record = msgspec.json.encode(fitted(official_record(lesson, names=False))).decode()
    assert "#panic()" in record


def test_struck_words_are_in_no_file_and_their_place_says_so(nameless: Files, named: Files, lesson: Game) -> None:
    for files in (nameless, named):
        assert [name for name, content in files.items() if UNSPEAKABLE in words_of(name, content)] == []
        assert STRUCK in words_of("record.html", files["record.html"])
    for each in documents(lesson, names=True):
        assert UNSPEAKABLE not in msgspec.json.encode(each).decode()
    assert UNSPEAKABLE in msgspec.json.encode(list(lesson.entries)).decode(), "the journal itself keeps them"


def test_words_that_are_held_are_printed_once_they_are_released(case: Case) -> None:
    lesson = taught(case, 3, before=RoomSet("holds_words", True))
    number = next(each.number for each in lesson.records if getattr(each.action, "words", "") == one_line(HOSTILE[0]))

    def record() -> str:
        return msgspec.json.encode(documents(lesson, names=False)[::2]).decode()

    assert HELD in record()
    assert "panic" not in record()
    lesson.say(WordsReleased(number))
    assert "panic" in record()


def test_notes_are_counted_and_never_printed(named: Files) -> None:
    assert [name for name, content in named.items() if NOTE in words_of(name, content)] == []


def test_names_are_left_out_unless_they_are_asked_for(nameless: Files, named: Files, lesson: Game) -> None:
    for name in map(one_line, NAMES):
        assert name in lesson.people.values()
        assert [file for file, content in nameless.items() if name in words_of(file, content)] == []
        assert name in words_of("record.html", named["record.html"])
        assert name in words_of("participation.csv", named["participation.csv"]).replace('""', '"')
    assert all(name not in msgspec.json.encode(documents(lesson, names=False)).decode() for name in NAMES)


def test_every_ballot_of_the_journal_is_in_the_table(lesson: Game, nameless: Files) -> None:
    rows = list(csv.DictReader(io.StringIO(nameless["votes.csv"].decode("utf-8-sig"))))
    found = {(each["vote"], each["code"]): each["ballot"] for each in rows}
    ended = [event for each in lesson.records for event in each.events if isinstance(event, VotingEnded)]
    assert len(ended) > 3
    cast = {(official(vote.vote), member): ballot for vote in ended for member, ballot in vote.ballots.items()}
    assert cast.keys() <= found.keys()
    assert {key: found[key].replace(" ", "_") for key in cast} == {key: each.value for key, each in cast.items()}
    assert {each["simulation"] for each in rows} == {"simulation"}


def test_no_cell_can_be_taken_for_a_formula(named: Files) -> None:
    for name in ("votes.csv", "participation.csv"):
        cells = [cell for row in csv.reader(io.StringIO(named[name].decode("utf-8-sig"))) for cell in row]
        assert [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@") and cell] == []
    cell = table(("a",), [("  =1+1",), (-3.5,), ("\t@x",)])
    assert "'  =1+1" in cell
    assert "simulation,-3.5" in cell
    assert "' @x" in cell


def test_a_stranger_reads_that_a_page_is_a_simulation_wherever_it_is_torn_out(nameless: Files) -> None:
    for name in (each for each in nameless if each.endswith(".html") and each != "debrief.html"):
        text = nameless[name].decode()
        foot = text[text.index("<tfoot>") : text.index("</tfoot>")]
        assert SIMULATION in foot
        assert text.count("SIMULATION") == 1, "the stamp stands in the head of the table that is repeated on each sheet"
    debriefed = nameless["debrief.html"].decode()
    assert f'@bottom-left{{content:"{SIMULATION}"' in debriefed
    for name in (each for each in nameless if each.endswith(".docx")):
        for section in docx.Document(io.BytesIO(nameless[name])).sections:
            assert SIMULATION in section.footer.paragraphs[0].text
            assert "SIMULATION" in section.header.paragraphs[0].text


def test_every_sheet_of_a_pdf_bears_the_stamp(lesson: Game) -> None:
    document = fitted(official_record(lesson, names=False))
    data = {**msgspec.to_builtins(document), "simulation": SIMULATION}
    given = {"data": msgspec.json.encode(data).decode(), "fonts": '["Libertinus Serif"]'}
    source = Path(typeset.__file__).with_name("paper.typ").read_bytes()
    sheets = typst.compile(source, sys_inputs=given, format="svg")
    stamps = msgspec.json.decode(typst.query(source, "<stamp>", sys_inputs=given))
    assert len(stamps) == len(sheets) > 1
    assert {each["text"] for each in stamps} == {SIMULATION}


def test_the_same_game_gives_the_same_bytes(lesson: Game, nameless: Files) -> None:
    assert {each.name: each.content for each in export(lesson, FORMATS, names=False)} == nameless


def test_letters_that_no_font_has_are_told_in_a_sentence() -> None:
    def warning(text: str) -> str:
        return typeset.typeset(Document("a", "b", (Part("c", (plain(text),)),))).warning

    assert warning("Мы не можем, Ελλάδα, Çevik") == ""
    told = warning("a \U0001e6c0 b")
    assert "no font" in told
    assert "\U0001e6c0" not in told


def test_a_document_short_of_the_standard_is_printed_all_the_same() -> None:
    """The standard asks for a title; a scenario from a stranger may have none."""
    done = typeset.typeset(Document("", "", (Part("", (Heading("b", 2),)),)))
    assert (done.pdf[:4], done.warning) == (b"%PDF", "")


def test_what_is_not_installed_is_told_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("a", "b", (Part("c", ()),))
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    for make in (typeset.typeset, wordfile.wordfile):
        with pytest.raises(typeset.NotInstalled, match=r"pip install"):
            make(document)
    monkeypatch.setattr(exporting, "find_spec", lambda _: None)
    assert not_installed(FORMATS) == ("pdf", "docx")


def test_a_format_that_is_none_is_refused_with_those_there_are() -> None:
    assert formats_of("PDF, html,pdf") == ("pdf", "html")
    for odd in ("rtf", " , "):
        with pytest.raises(ValueError, match="html, pdf, docx, csv"):
            formats_of(odd)


def test_the_record_has_every_speech_under_its_meeting_and_seats_with_their_representatives(lesson: Game) -> None:
    record = official_record(lesson, names=True)
    meetings = [each for each in record.parts if each.masthead]
    opened = {e.symbol for each in lesson.records for e in each.events if isinstance(e, MeetingOpened)}
    assert {each.symbol for each in meetings} == {official(symbol) for symbol in opened}
    assert all(re.fullmatch(r"SIM/S/PV\.\d+", each.symbol) for each in meetings)
    council = lesson.case.remit.council
    for each in meetings:
        assert each.masthead is not None
        assert len(each.masthead.members) == council.size - 1
        assert one_line(NAMES[0]) in {seated.who for seated in (each.masthead.president, *each.masthead.members)}


def test_a_count_of_speeches_is_that_of_the_journal_and_the_floor_is_timed(lesson: Game) -> None:
    found = Participation(lesson, Representatives(lesson, names=True))
    for seat, person in zip(lesson.case.seats, ("p1", "p2"), strict=False):
        made = sum(isinstance(e, SpeechMade) for each in lesson.records if each.by == seat for e in each.events)
        assert found.seats[seat].speeches == found.persons[seat, person].speeches == made
        assert not made or found.seats[seat].seconds > 0
    assert found.seats[lesson.case.seats[0]].notes == 1
    assert found.seats[lesson.case.seats[2]].acts == 0, "the program's acts are nobody's participation"


def test_reasons_in_the_table_are_those_of_the_debrief(shipped: Case) -> None:
    from tests import whole

    game = whole.led(7)
    told = debrief(game.case, game.records, None, game.seed)
    rows = list(csv.DictReader(io.StringIO(votes_table(game, told, Representatives(game, names=False))[1:])))
    assert len(rows) == len(told.votes) * shipped.remit.council.size
    assert all(each["reasons"] for each in rows)
    assert {each["representative"] for each in rows} == {"the program"}
