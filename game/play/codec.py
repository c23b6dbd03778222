"""How a game is written: one JSON line for each record or remark, sealed by a running sum over all lines so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Struct

from game.engine.acts import Action, Event
from game.engine.case import Case
from game.forecast.reasons import Reason
from game.letters import fit
from game.play.lifting import lifted
from game.play.lines import Line, known, refuse_long
from game.play.roster import Holder, Person
from game.terms import MemberId

FORMAT = 3
"""The format that this version writes. It refuses files of a higher one."""

_SETS = re.compile(rb'"(?:vetoed_by|permanent)":\[("[^"\\]*"(?:,"[^"\\]*")+)\]')
_SET_OF_TWO = b'"vetoed_by":["'
_REMARK = b'{"line":'


class Record(Struct, frozen=True, gc=False, omit_defaults=True):
    """One act that was submitted and what followed from it.

    `number` counts the lines of the game from 1. For a seat that the game leads, `because` says in words why it acted,
    and `reasons` are the terms that add up to the value of the act; both are private until the debrief. `person` is who
    acted for the seat, `cid` the id that the client gave the act, and `at` the time (UTC, ISO). No rule reads these
    three.
    """

    number: int
    by: MemberId
    action: Action
    because: str
    events: tuple[Event, ...]
    reasons: tuple[Reason, ...] = ()
    person: Person = ""
    cid: str = ""
    at: str = ""


Entry = Record | Line
"""The content of one line of a journal: the record of an act, or a line beside the acts."""


class Origin(Struct, frozen=True):
    """The source of a forked game: the lines up to number `records` of a game that was kept in `file`.

    `file` is the name without its folder. `seat` is the seat that a person takes from there on.
    """

    file: str
    records: int
    seat: MemberId


class _Head(Struct, frozen=True, kw_only=True, omit_defaults=True):
    format: int
    version: str
    seed: int
    scenario: str
    digest: str
    roster: dict[MemberId, Holder] = {}
    origin: Origin | None = None


class Header(_Head, frozen=True, kw_only=True):
    """The first line of a journal. `case` is the whole compiled scenario, and `digest` is the digest of its bytes.

    `roster` says who held each seat before the first line.
    """

    case: msgspec.Raw


class _Format(Struct, frozen=True):
    format: int
    version: str = ""


class _Sealed(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sum: int


class _SealedLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    line: msgspec.Raw
    number: int
    to: tuple[str, ...] = ("public",)
    person: Person = ""
    cid: str = ""
    at: str = ""
    sum: int


class Writer:
    """Turns entries into lines; `seal` is the sum of all lines written so far."""

    __slots__ = ("_encode", "seal")

    def __init__(self, seal: int) -> None:
        self.seal = seal
        self._encode = msgspec.json.Encoder().encode

    def lines(self, entries: Iterable[Entry]) -> bytes:
        """Return the lines of the entries. They count as written unless the caller sets `seal` back."""
        encode, seal = self._encode, self.seal
        parts = []
        for entry in entries:
            line = encode(entry)
            if _SET_OF_TWO in line and type(entry) is Record:  # the last ballot comes before an outcome
                line = _ordered(line)
            seal = crc32(line, seal)
            parts.append(line[:-1])
            parts.append(b',"sum":%d}\n' % seal)
        self.seal = seal
        return b"".join(parts)


@cache
def game_version() -> str:
    """Return the version of this program."""
    try:
        return version("horseshoe")
    except PackageNotFoundError:
        return "checkout"


def header_line(
    case: Case, seed: int, version: str, origin: Origin | None = None, roster: Mapping[MemberId, Holder] = {}
) -> bytes:
    """Return the first line of a journal."""
    body, digest = _compiled(case)
    head = _Head(
        format=FORMAT, version=version, seed=seed, scenario=case.id, digest=digest, roster=dict(roster), origin=origin
    )
    return b"".join((msgspec.json.encode(head)[:-1], b',"case":', body, b"}\n"))


@lru_cache(maxsize=2)
def _compiled(case: Case) -> tuple[bytes, str]:
    body = _ordered(msgspec.json.encode(case))
    return body, digest_of(body)


def digest_of(body: bytes | msgspec.Raw) -> str:
    """Return the digest of a compiled scenario's bytes."""
    return blake2b(bytes(body), digest_size=16).hexdigest()


def read_format(line: bytes) -> tuple[int, str]:
    """Return the format and the version that a header line names; raise msgspec.DecodeError if it names none."""
    found = _decoders()[0].decode(line)
    return found.format, found.version


def read_header(line: bytes) -> tuple[Header, Case]:
    """Return a header and its scenario; raise msgspec.DecodeError or ValidationError if the line is no header."""
    _, headers, cases, _, _ = _decoders()
    header = headers.decode(line)
    return header, cases.decode(_current(_legible(bytes(header.case)), header.format))


def read_entry(line: bytes, seal: int, form: int = FORMAT) -> tuple[Entry, int]:
    """Return the entry that a line holds, and the seal that the line bears.

    The line comes without its end of line, from a file of format `form`; `seal` is the seal of the line before. Raises
    msgspec.DecodeError or ValidationError if the line does not belong in a journal, and ValueError if it was altered
    or moved since it was written.
    """
    legible = _current(_legible(line), form)
    sealed: Any = _decoders()[4 if legible.startswith(_REMARK) else 3].decode(legible)
    body = line[: line.rfind(b',"sum":')] + b"}"
    if crc32(body, seal) != sealed.sum:
        raise ValueError(f"record {sealed.number} was altered after it was written, its sum does not fit")
    return (_line if isinstance(sealed, _SealedLine) else _record)(sealed), sealed.sum


def _record(sealed: _Sealed) -> Record:
    for each in (sealed.action, *sealed.events):
        refuse_long(getattr(each, "words", ""))
    return Record(
        sealed.number, sealed.by, sealed.action, sealed.because, sealed.events, sealed.reasons,
        sealed.person, sealed.cid, sealed.at,
    )  # fmt: skip


def _line(sealed: _SealedLine) -> Line:
    remark = known(sealed.line)
    refuse_long(getattr(remark, "words", ""))
    return Line(remark, sealed.number, sealed.to, sealed.person, sealed.cid, sealed.at)


def _current(line: bytes, form: int) -> bytes:
    """Return the JSON of a file of any format as this version writes it."""
    if form == FORMAT:
        return line
    try:
        return msgspec.json.encode(lifted(msgspec.json.decode(line)))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"it is nothing that format {form} has ({type(error).__name__}: {error})") from error


def _legible(line: bytes) -> bytes:
    """Return the JSON without hidden characters in its texts. JSON that the game wrote comes back unchanged."""
    if line.isascii() and b"\\u" not in line:
        return line
    text = line.decode()
    if "\\u" not in text and text == fit(text):
        return line
    return msgspec.json.encode(_fit(msgspec.json.decode(line)))


def _fit(value: Any) -> Any:
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, list):
        return [_fit(each) for each in value]
    return {fit(key): _fit(each) for key, each in value.items()} if isinstance(value, dict) else value


def _ordered(line: bytes) -> bytes:
    # Sets have no order of their own, but the same game must be the same bytes on every machine.
    return _SETS.sub(_sorted_members, line)


def _sorted_members(found: re.Match[bytes]) -> bytes:
    return found[0].replace(found[1], b",".join(sorted(found[1].split(b","))))


_Decoders = tuple[
    msgspec.json.Decoder[_Format],
    msgspec.json.Decoder[Header],
    msgspec.json.Decoder[Case],
    msgspec.json.Decoder[_Sealed],
    msgspec.json.Decoder[_SealedLine],
]


@cache
def _decoders() -> _Decoders:
    # These are made when a game is first loaded, so that a new game starts without waiting for them.
    decoder = msgspec.json.Decoder
    return decoder(_Format), decoder(Header), decoder(Case), decoder(_Sealed), decoder(_SealedLine)
