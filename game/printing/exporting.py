"""The files of an export: which there are, by names that the program makes, and what stands in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from game.debrief.debrief import Debrief, debrief
from game.debrief.sections import sections
from game.debrief.warnings import Tried
from game.debrief.warnings import warnings as tried_warnings
from game.debrief.webpage import webpage
from game.engine import PUBLIC
from game.play.game import Game
from game.printing.debriefed import debriefed
from game.printing.documents import Document
from game.printing.official import official_record, seal
from game.printing.participation import participation, participation_table
from game.printing.printable import printable
from game.printing.quoted import own_words
from game.printing.representatives import Representatives
from game.printing.spreadsheets import votes_table
from game.printing.typeset import typeset
from game.printing.wordfile import wordfile

FORMATS = ("html", "pdf", "docx", "csv")
_NEEDS = {"pdf": "typst", "docx": "docx"}
"""The library that each format needs besides what is always installed."""
PAGES = ("record", "participation", "own-words", "debrief")
TABLES = ("votes", "participation")


EXPORTS = "-exports"
"""What the name of a folder of exports ends with: it lies beside the game, so that whoever deletes a room finds it."""


def folder_beside(journal: Path) -> Path:
    """Return the folder in which the exports of a saved game lie, unless another is asked for."""
    return journal.with_name(journal.name.removesuffix(".jsonl") + EXPORTS)


class File(Struct, frozen=True):
    """A file to be written: its name, made by the program, and its content. `warning` is what it cannot show, or ""."""

    name: str
    content: bytes
    warning: str = ""


def formats_of(named: str) -> tuple[str, ...]:
    """Return the formats that a list names; raise ValueError for a word that is none of them."""
    found = tuple(dict.fromkeys(filter(None, (each.strip().lower() for each in named.split(",")))))
    for each in found:
        if each not in FORMATS:
            raise ValueError(f"there is no format {each[:40]}; the formats are {', '.join(FORMATS)}")
    if not found:
        raise ValueError(f"no format is named; the formats are {', '.join(FORMATS)}")
    return found


def not_installed(formats: Iterable[str]) -> tuple[str, ...]:
    """Return those of the formats whose library is not installed."""
    return tuple(each for each in formats if each in _NEEDS and find_spec(_NEEDS[each]) is None)


def file_names(formats: Iterable[str], pages: Iterable[str] = PAGES, tables: Iterable[str] = TABLES) -> tuple[str, ...]:
    """Return the names of the files of an export in these formats, in order."""
    of = {each: tables if each == "csv" else pages for each in formats}
    return tuple(f"{page}.{each}" for each in of for page in of[each])


def export(game: Game, formats: Iterable[str], *, names: bool, faces: Path | None = None) -> Iterator[File]:
    """Yield the files of a game in these formats; `faces` is a folder of fonts for PDFs.

    Names of persons are left out unless `names`. Words that were struck or held back are in no file. Raises
    NotInstalled for a format whose library is missing.
    """
    whole = _Export(game, names=names)
    for form in formats:
        if form == "csv":
            yield File("votes.csv", votes_table(game, whole.told, whole.who).encode())
            yield File("participation.csv", participation_table(game, whole.who).encode())
        else:
            for page in PAGES:
                if (page, form) == ("debrief", "html"):
                    yield File("debrief.html", webpage(whole.told, whole.tried).encode())
                else:
                    yield made(page, whole.document(page), form, faces)


def made(stem: str, document: Document, form: str, faces: Path | None) -> File:
    """Return a document as a file of this format."""
    name = f"{stem}.{form}"
    if form == "pdf":
        done = typeset(document, faces)
        return File(name, done.pdf, done.warning)
    return File(name, wordfile(document) if form == "docx" else printable(document).encode())


class _Export:
    """The documents of one game, each made once."""

    def __init__(self, game: Game, *, names: bool) -> None:
        self.who = Representatives(game, names=names)
        records = game.told(PUBLIC)
        self.told: Debrief = debrief(game.case, records, None, game.seed)
        self.tried: Tried | None = tried_warnings(game.case, records, game.seed, "")
        self._makers: dict[str, Callable[[], Document]] = {
            "record": lambda: official_record(game, names=names),
            "participation": lambda: participation(game, self.who),
            "own-words": lambda: own_words(game, self.who),
            "debrief": lambda: debriefed(self.told, sections(self.told, self.tried), seal(game)),
        }
        self._made: dict[str, Document] = {}

    def document(self, page: str) -> Document:
        """Return the document of a page."""
        if page not in self._made:
            self._made[page] = self._makers[page]()
        return self._made[page]
