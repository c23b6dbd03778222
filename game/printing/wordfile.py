"""A document as a file for a word processor (DOCX), made by python-docx; the same document gives the same bytes."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from game.printing.documents import (
    SIMULATION,
    AnyBlock,
    Bullets,
    Card,
    Document,
    Heading,
    Lines,
    Masthead,
    Para,
    Part,
    Run,
    Seated,
    Table,
    fitted,
)
from game.printing.typeset import NotInstalled

_FACE, _OTHER_SCRIPTS, _EAST = "Times New Roman", "Noto Naskh Arabic", "Noto Serif CJK SC"
_BLUE, _QUIET = "123A63", "5A5A5A"
_WIDE = 170
"""Millimetres between the margins of the page (A4)."""
_COLUMN = 80
_RIGHT_TO_LEFT = re.compile("([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc ]*)")
"""Hebrew, Arabic and the scripts between them."""
_LONG_AGO = datetime.datetime(1980, 1, 1)
"""The date of every file: the same document gives the same bytes."""


def wordfile(document: Document) -> bytes:
    """Return the document as the bytes of a DOCX; raise NotInstalled if there is no python-docx."""
    return _same_bytes(_Writer(_docx(), fitted(document)).written())


def _docx() -> Any:
    try:
        import docx
        import docx.enum.section
        import docx.enum.text
        import docx.oxml.ns
        import docx.shared
    except ImportError as error:
        raise NotInstalled(
            'a DOCX is made by python-docx, which is not installed: python -m pip install ".[print]"'
        ) from error
    return docx


def _same_bytes(written: bytes) -> bytes:
    """Return the archive with a date that is always the same."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


class _Writer:
    """Writes one document; `docx` is the library."""

    def __init__(self, docx: Any, document: Document) -> None:
        self.docx, self.document = docx, document
        self.file = docx.Document()
        self.mm, self.pt = docx.shared.Mm, docx.shared.Pt
        self.wide = _WIDE

    def written(self) -> bytes:
        """Return the bytes of the file."""
        self._prepare()
        for number, part in enumerate(self.document.parts):
            self._part(part, first=number == 0)
        core = self.file.core_properties
        core.title, core.author, core.comments = self.document.title, "Simulation", SIMULATION
        core.created = core.modified = _LONG_AGO
        core.last_modified_by, core.revision = "", 1
        stream = io.BytesIO()
        self.file.save(stream)
        return stream.getvalue()

    def _prepare(self) -> None:
        for name, size in (("Normal", 10), ("Title", 20), ("Heading 1", 16), ("Heading 2", 12), ("Heading 3", 10)):
            style = self.file.styles[name]
            style.font.name, style.font.size = _FACE, self.pt(size)
            style.paragraph_format.space_after = self.pt(3)
            if name != "Normal":
                style.font.bold = True
                style.font.color.rgb = self.docx.shared.RGBColor.from_string(_BLUE)
            self._faces(style)
        section = self.file.sections[0]
        section.page_width, section.page_height = self.mm(210), self.mm(297)
        section.left_margin = section.right_margin = self.mm(20)
        section.top_margin = section.bottom_margin = self.mm(18)
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        self._add(head, (Run(self.document.banner, "strong"), Run("    SIMULATION")))
        self._add(foot, (Run("  ".join(filter(None, (SIMULATION, self.document.foot)))),))
        for paragraph in (head, foot):
            for run in paragraph.runs:
                run.font.size = self.pt(8)

    def _faces(self, style: Any) -> None:
        """Let a style name its faces for every script, instead of those of the template's theme."""
        qn = self.docx.oxml.ns.qn
        faces = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            faces.attrib.pop(qn(f"w:{name}"), None)
        for name, face in (("ascii", _FACE), ("hAnsi", _FACE), ("cs", _OTHER_SCRIPTS), ("eastAsia", _EAST)):
            faces.set(qn(f"w:{name}"), face)

    def _part(self, part: Part, *, first: bool) -> None:
        starts = self.docx.enum.section.WD_SECTION
        if not first:
            self._columns(self.file.add_section(starts.NEW_PAGE), 1)
        if part.masthead is not None:
            self._masthead(part.masthead, part.symbol)
        else:
            self.file.add_heading(part.title, 1)
        if part.note:
            self._paragraph((Run(part.note, "soft"),))
        if part.columns == 2:
            self._columns(self.file.add_section(starts.CONTINUOUS), 2)
        self.wide = _COLUMN if part.columns == 2 else _WIDE
        for block in part.blocks:
            self._block(block, part)
        self.wide = _WIDE

    def _columns(self, section: Any, number: int) -> None:
        qn = self.docx.oxml.ns.qn
        found = section._sectPr.find(qn("w:cols"))
        if found is None:
            found = self.docx.oxml.OxmlElement("w:cols")
            section._sectPr.append(found)
        found.set(qn("w:num"), str(number))
        found.set(qn("w:space"), "500")

    def _masthead(self, masthead: Masthead, symbol: str) -> None:
        self.file.add_heading(masthead.title, 1)
        self._paragraph((Run(symbol, "strong"),))
        for line in masthead.lines:
            self._paragraph((Run(line),))
        self._seat("President: ", masthead.president)
        self._paragraph((Run("Members:", "soft"),))
        for seated in masthead.members:
            self._seat("", seated)
        self._paragraph((Run("Agenda   ", "strong"), Run(masthead.agenda)))

    def _seat(self, before: str, seated: Seated) -> None:
        paragraph = self._paragraph((Run(before, "soft"), Run(f"{seated.name}\t{seated.who}")))
        places = self.docx.enum.text
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(self.mm(_WIDE), places.WD_TAB_ALIGNMENT.RIGHT, places.WD_TAB_LEADER.DOTS)
        paragraph.paragraph_format.space_after = self.pt(0)

    def _block(self, block: AnyBlock, part: Part) -> None:
        match block:
            case Heading():
                self.file.add_heading(block.text, min(3, block.level + (2 if part.columns == 2 else 1)))
            case Para():
                self._para(block)
            case Bullets():
                style = "List Number" if block.numbered else "List Bullet"
                for number, item in enumerate(block.items, 1):
                    # A numbered list of the template would go on counting from the one before it.
                    given = (Run(f"{number}. "), *item) if block.numbered else item
                    self._paragraph(given, "List Paragraph" if block.numbered else style)
            case Table():
                self._table(block)
            case Card():
                self._card(block)
            case Lines():
                self._table(_as_table(block))

    def _para(self, para: Para) -> None:
        runs = para.runs
        if para.kind == "note":
            runs = tuple(Run(each.text, each.style or "soft") for each in runs)
        paragraph = self._paragraph(runs)
        if para.kind in ("paper", "quote"):
            paragraph.paragraph_format.left_indent = self.mm(5)
        if para.kind == "small":
            for run in paragraph.runs:
                run.font.size = self.pt(8)

    def _paragraph(self, runs: Sequence[Run], style: str | None = None) -> Any:
        paragraph = self.file.add_paragraph(style=style)
        self._add(paragraph, runs)
        return paragraph

    def _add(self, paragraph: Any, runs: Sequence[Run]) -> None:
        """Add words to a paragraph; those of scripts from right to left are marked so."""
        for given in runs:
            for text in filter(None, _RIGHT_TO_LEFT.split(given.text)):
                run = paragraph.add_run(text)
                run.bold, run.italic = given.style == "strong" or None, given.style == "soft" or None
                if _RIGHT_TO_LEFT.match(text):
                    run.font.rtl = True

    def _table(self, table: Table) -> None:
        if table.title:
            self._paragraph((Run(table.title, "strong"),)).paragraph_format.keep_with_next = True
        rows = [*((table.head,) if table.head else ()), *table.rows]
        made = self.file.add_table(len(rows), len(table.widths))
        made.style, made.autofit = "Table Grid", False
        widths = [self.mm(self.wide * each / sum(table.widths)) for each in table.widths]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for number, row in enumerate(rows):
            cells = made.rows[number].cells
            for place, (cell, text, width) in enumerate(zip(cells, row, widths, strict=True)):
                cell.width = width
                strong = place == 0 or (number == 0 and bool(table.head))
                self._cell(cell, text, strong=strong, right=place in table.right)
        self._paragraph(())

    def _cell(self, cell: Any, text: str, *, strong: bool, right: bool) -> None:
        paragraph = cell.paragraphs[0]
        self._add(paragraph, (Run(text, "strong" if strong else ""),))
        paragraph.paragraph_format.space_after = self.pt(0)
        if right:
            paragraph.alignment = self.docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
        for run in paragraph.runs:
            run.font.size = self.pt(8.5)

    def _card(self, card: Card) -> None:
        made = self.file.add_table(1, 1)
        made.style = "Table Grid"
        cell = made.rows[0].cells[0]
        self._add(cell.paragraphs[0], (Run(card.title, "strong"),))
        for line in card.lines:
            self._add(cell.add_paragraph(), (Run(line),))
        self._paragraph(())


def _as_table(lines: Lines) -> Table:
    """Return the figures of two courses as a table: a word processor has no drawing for them."""
    return Table(lines.title, ("Day", *lines.names), tuple(_rows(lines)), (3, 2, 2), (1, 2))


def _rows(lines: Lines) -> Iterator[tuple[str, ...]]:
    for place, day in enumerate(lines.days):
        yield (day, *(f"{each[place]:g}" if place < len(each) else "" for each in lines.values))
