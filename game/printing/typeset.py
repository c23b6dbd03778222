"""A document as a PDF, set by typst. What is printed reaches typst as data and never as source, so words stay words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from game.printing.documents import SIMULATION, Document, fitted, letters_of

FACES = (
    "Libertinus Serif", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Serif CJK SC", "Songti SC",
    "SimSun", "Noto Serif Devanagari", "Noto Sans Devanagari",
)  # fmt: skip
"""The faces in the order in which a letter is looked for in them; the first comes with typst (Latin, Greek, Cyrillic).

What none of them has is looked for in every other face of the machine.
"""
_PAPER = Path(__file__).with_name("paper.typ")
_PROBE = b'#set document(title: "probe", date: none)\n#set text(lang: "en")\n#sys.inputs.letters'
_STANDARD = "ua-1"
"""PDF for everybody (PDF/UA-1): tagged for readers who listen, and refused where a letter could not be shown."""


class NotInstalled(Exception):
    """What makes a kind of file is not installed; the message says how to get it."""


class Typeset(Struct, frozen=True):
    """A PDF, and a sentence on the letters that it cannot show, or ""."""

    pdf: bytes
    warning: str


def typeset(document: Document, faces: Path | None = None) -> Typeset:
    """Return the document as a PDF. `faces` is a folder of fonts that are used beside those of the machine.

    The same document gives the same bytes on one machine. Raises NotInstalled if there is no typst.
    """
    typst = _typst()
    document = fitted(document)
    folders = [str(faces)] if faces is not None and faces.is_dir() else []
    known = set(typst.Fonts(font_paths=folders).families())
    data = {**msgspec.to_builtins(document), "simulation": SIMULATION}
    chain = [each for each in FACES if each in known]
    given = {"data": msgspec.json.encode(data).decode(), "fonts": msgspec.json.encode(chain).decode()}
    settings: dict[str, Any] = {"sys_inputs": given, "font_paths": folders, "format": "pdf"}
    try:
        return Typeset(typst.compile(_PAPER.read_bytes(), pdf_standards=_STANDARD, **settings), "")
    except typst.TypstError as error:
        shown = "could not be displayed" not in str(error)
    # What falls short of the standard is printed all the same.
    warning = "" if shown else _warned(tuple(_missing(typst, letters_of(document), folders)))
    return Typeset(typst.compile(_PAPER.read_bytes(), **settings), warning)


def _typst() -> Any:
    try:
        import typst
    except ImportError as error:
        raise NotInstalled(
            'a PDF is set by typst, which is not installed: python -m pip install ".[print]", or print the HTML page '
            "from a browser"
        ) from error
    return typst


def _missing(typst: Any, letters: str, folders: Sequence[str]) -> Iterator[str]:
    """Yield the kinds of letters, as Unicode names them, of which this machine can show at least one in no face."""
    kinds: dict[str, str] = {}
    for letter in letters:
        if not letter.isascii() and not letter.isspace():
            kind = unicodedata.name(letter, "UNNAMED").split()[0].split("-")[0]
            kinds[kind] = kinds.get(kind, "") + letter
    for kind, found in kinds.items():
        try:
            typst.compile(_PROBE, pdf_standards=_STANDARD, sys_inputs={"letters": found}, font_paths=list(folders))
        except typst.TypstError:
            yield kind


def _warned(kinds: Sequence[str]) -> str:
    named = ", ".join(kind if kind == "CJK" else kind.capitalize() for kind in kinds) or "some letters"
    return (
        f"no font of this machine has these letters, for which the PDF shows boxes: {named}; the HTML page may show "
        "them where a browser has such a font"
    )
